@NullMarked
package dev.plumbline.policy.guard;

import org.jspecify.annotations.NullMarked;
