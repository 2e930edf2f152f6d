/** Arithmetic on address ranges. */
@NullMarked
package dev.plumbline.policy.net;

import org.jspecify.annotations.NullMarked;
