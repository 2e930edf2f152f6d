/** Dated unit prices, ours and those that an organisation gives. */
@NullMarked
package dev.plumbline.facts.price;

import org.jspecify.annotations.NullMarked;
