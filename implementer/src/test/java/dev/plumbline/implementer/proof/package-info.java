/** Scaffolds and leftovers, through their entry. */
@NullMarked
package dev.plumbline.implementer.proof;

import org.jspecify.annotations.NullMarked;
