@NullMarked
package dev.plumbline.policy.words;

import org.jspecify.annotations.NullMarked;
