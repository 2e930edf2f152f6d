/** Conditions in CEL, checked by dev.cel and compiled to an evaluator with unknown as a value. */
@NullMarked
package dev.plumbline.policy.cel;

import org.jspecify.annotations.NullMarked;
