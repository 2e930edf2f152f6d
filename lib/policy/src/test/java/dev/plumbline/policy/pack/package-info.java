@NullMarked
package dev.plumbline.policy.pack;

import org.jspecify.annotations.NullMarked;
