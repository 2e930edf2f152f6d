@NullMarked
package dev.plumbline.policy.judge;

import org.jspecify.annotations.NullMarked;
