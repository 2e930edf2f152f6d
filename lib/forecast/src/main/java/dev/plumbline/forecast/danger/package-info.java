/** What a predicted plan takes away, what would save it, and whether somebody has taken it on. */
@NullMarked
package dev.plumbline.forecast.danger;

import org.jspecify.annotations.NullMarked;
