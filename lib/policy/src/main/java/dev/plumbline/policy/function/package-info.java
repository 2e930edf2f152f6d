/** What a condition may call beyond CEL's own operators, one function a file. */
@NullMarked
package dev.plumbline.policy.function;

import org.jspecify.annotations.NullMarked;
