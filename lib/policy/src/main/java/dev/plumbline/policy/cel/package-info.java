/**
 * Conditions in CEL, parsed and checked by dev.cel, compiled to an evaluator with unknown as a
 * value.
 */
@NullMarked
package dev.plumbline.policy.cel;

import org.jspecify.annotations.NullMarked;
