/** What the graph's own collections are held to. */
@NullMarked
package dev.plumbline.model.graph;

import org.jspecify.annotations.NullMarked;
