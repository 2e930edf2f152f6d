@NullMarked
package dev.plumbline.policy.term;

import org.jspecify.annotations.NullMarked;
