@NullMarked
package dev.plumbline.forecast.rollback;

import org.jspecify.annotations.NullMarked;
