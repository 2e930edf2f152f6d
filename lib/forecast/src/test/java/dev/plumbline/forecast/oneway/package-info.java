@NullMarked
package dev.plumbline.forecast.oneway;

import org.jspecify.annotations.NullMarked;
