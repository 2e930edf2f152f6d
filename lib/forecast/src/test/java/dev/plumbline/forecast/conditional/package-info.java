@NullMarked
package dev.plumbline.forecast.conditional;

import org.jspecify.annotations.NullMarked;
