/**
 * What a stack's code lacks, written in the repository's own style, and forms of old that can go.
 */
@NullMarked
package dev.plumbline.implementer.scaffold;

import org.jspecify.annotations.NullMarked;
