/**
 * Which resources can be restored, are watched, logged and owned, and where a change takes that
 * away.
 */
@NullMarked
package dev.plumbline.policy.safeguard;

import org.jspecify.annotations.NullMarked;
