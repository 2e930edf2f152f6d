/** Scaffolds and leftovers, through their entry. */
@NullMarked
package dev.plumbline.implementer.scaffold;

import org.jspecify.annotations.NullMarked;
