@NullMarked
package dev.plumbline.policy.suppression;

import org.jspecify.annotations.NullMarked;
