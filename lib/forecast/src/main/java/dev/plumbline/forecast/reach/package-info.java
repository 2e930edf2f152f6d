/** Whom a change concerns: what depends on what changes, and who relies on what it promises. */
@NullMarked
package dev.plumbline.forecast.reach;

import org.jspecify.annotations.NullMarked;
