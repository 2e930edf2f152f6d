@NullMarked
package dev.plumbline.policy;

import org.jspecify.annotations.NullMarked;
