/** The resource graph that a source reader makes of a stack. */
@NullMarked
package dev.plumbline.model.graph;

import org.jspecify.annotations.NullMarked;
