/** Which values keep policies content: what a test of the configuration should hold on to. */
@NullMarked
package dev.plumbline.policy.guard;

import org.jspecify.annotations.NullMarked;
