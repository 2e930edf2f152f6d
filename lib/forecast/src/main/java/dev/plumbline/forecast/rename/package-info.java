/** Finds what a change renames without saying so, and the blocks that say it. */
@NullMarked
package dev.plumbline.forecast.rename;

import org.jspecify.annotations.NullMarked;
