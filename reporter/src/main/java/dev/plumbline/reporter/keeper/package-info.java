/**
 * Keeps the findings of tracked branches over time: what a review saw becomes opened, changed,
 * suppressed, fixed and reopened.
 */
@NullMarked
package dev.plumbline.reporter.keeper;

import org.jspecify.annotations.NullMarked;
