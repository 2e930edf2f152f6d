/** Two graphs of a stack, before and after a change, become the plan that is predicted of it. */
@NullMarked
package dev.plumbline.forecast;

import org.jspecify.annotations.NullMarked;
