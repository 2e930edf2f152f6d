/** Losses played on a graph: what goes down, what survives, what restores it. */
@NullMarked
package dev.plumbline.forecast.scenario;

import org.jspecify.annotations.NullMarked;
