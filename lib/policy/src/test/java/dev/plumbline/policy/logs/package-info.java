@NullMarked
package dev.plumbline.policy.logs;

import org.jspecify.annotations.NullMarked;
