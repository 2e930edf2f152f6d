@NullMarked
package dev.plumbline.forecast.reach;

import org.jspecify.annotations.NullMarked;
