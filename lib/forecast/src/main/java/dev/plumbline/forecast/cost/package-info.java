/** What a graph costs by price books, and what a change of it costs. */
@NullMarked
package dev.plumbline.forecast.cost;

import org.jspecify.annotations.NullMarked;
