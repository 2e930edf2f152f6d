/**
 * Attributes whose change replaces a resource only under a condition, and that condition, by hand.
 */
@NullMarked
package dev.plumbline.forecast.conditional;

import org.jspecify.annotations.NullMarked;
