/** Configurations of the built-in provider and changes to them, drawn from a seed. */
@NullMarked
package dev.plumbline.forecast.drawn;

import org.jspecify.annotations.NullMarked;
