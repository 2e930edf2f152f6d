@NullMarked
package dev.plumbline.forecast.cost;

import org.jspecify.annotations.NullMarked;
