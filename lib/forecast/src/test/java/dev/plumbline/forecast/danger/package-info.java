@NullMarked
package dev.plumbline.forecast.danger;

import org.jspecify.annotations.NullMarked;
