/** Phase 4: base and head become a predicted plan. */
@NullMarked
package dev.plumbline.validator;

import org.jspecify.annotations.NullMarked;
