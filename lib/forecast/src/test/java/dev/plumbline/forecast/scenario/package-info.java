@NullMarked
package dev.plumbline.forecast.scenario;

import org.jspecify.annotations.NullMarked;
