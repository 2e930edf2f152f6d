/** Phase 1: sources become the resource graph, with what can be said of its architecture. */
@NullMarked
package dev.plumbline.analyzer;

import org.jspecify.annotations.NullMarked;
