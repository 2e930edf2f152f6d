@NullMarked
package dev.plumbline.policy.function;

import org.jspecify.annotations.NullMarked;
