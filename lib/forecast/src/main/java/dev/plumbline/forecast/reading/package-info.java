/** Attributes of resources as the tables of this module ask for them. */
@NullMarked
package dev.plumbline.forecast.reading;

import org.jspecify.annotations.NullMarked;
