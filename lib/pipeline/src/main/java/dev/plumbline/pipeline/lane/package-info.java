/** What goes first and what is not worth doing any more. */
@NullMarked
package dev.plumbline.pipeline.lane;

import org.jspecify.annotations.NullMarked;
