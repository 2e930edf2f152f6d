/** What an operator sees of a running service: metrics, health, logs. */
@NullMarked
package dev.plumbline.pipeline.observe;

import org.jspecify.annotations.NullMarked;
