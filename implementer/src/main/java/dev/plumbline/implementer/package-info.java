/** Phase 3: findings become fixes that are proved before anyone sees them. */
@NullMarked
package dev.plumbline.implementer;

import org.jspecify.annotations.NullMarked;
