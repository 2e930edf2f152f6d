/** What a service lets go only one way: what it refuses, and what a revert does not take back. */
@NullMarked
package dev.plumbline.forecast.oneway;

import org.jspecify.annotations.NullMarked;
