@NullMarked
package dev.plumbline.policy.external;

import org.jspecify.annotations.NullMarked;
