/** The records that travel on topics between services and to subscribers. */
@NullMarked
package dev.plumbline.model.event;

import org.jspecify.annotations.NullMarked;
