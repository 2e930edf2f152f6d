@NullMarked
package dev.plumbline.forecast;

import org.jspecify.annotations.NullMarked;
