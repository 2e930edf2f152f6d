@NullMarked
package dev.plumbline.policy.reference;

import org.jspecify.annotations.NullMarked;
