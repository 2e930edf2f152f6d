/** The steps of a policy's fix recipe, written into the sources as a careful person would. */
@NullMarked
package dev.plumbline.implementer.recipe;

import org.jspecify.annotations.NullMarked;
