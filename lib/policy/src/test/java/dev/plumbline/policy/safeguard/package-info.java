@NullMarked
package dev.plumbline.policy.safeguard;

import org.jspecify.annotations.NullMarked;
