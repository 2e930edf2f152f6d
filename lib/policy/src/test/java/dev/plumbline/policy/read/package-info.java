@NullMarked
package dev.plumbline.policy.read;

import org.jspecify.annotations.NullMarked;
