/** Which events a metric filter on a log selects. */
@NullMarked
package dev.plumbline.policy.logs;

import org.jspecify.annotations.NullMarked;
