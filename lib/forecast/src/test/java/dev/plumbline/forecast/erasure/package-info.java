@NullMarked
package dev.plumbline.forecast.erasure;

import org.jspecify.annotations.NullMarked;
