/** Resolved values of configuration, with unknown and sensitive as values of their own. */
@NullMarked
package dev.plumbline.model.value;

import org.jspecify.annotations.NullMarked;
