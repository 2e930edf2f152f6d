@NullMarked
package dev.plumbline.policy.cel;

import org.jspecify.annotations.NullMarked;
