/** Whether reverting a change brings the old state back, and what it takes. */
@NullMarked
package dev.plumbline.forecast.rollback;

import org.jspecify.annotations.NullMarked;
