@NullMarked
package dev.plumbline.forecast.rules;

import org.jspecify.annotations.NullMarked;
