/** What travels on topics: names, CloudEvents attributes and the types of their payloads. */
@NullMarked
package dev.plumbline.pipeline.event;

import org.jspecify.annotations.NullMarked;
