/** Packs and baselines of a checkout. */
@NullMarked
package dev.plumbline.standalone.policies;

import org.jspecify.annotations.NullMarked;
