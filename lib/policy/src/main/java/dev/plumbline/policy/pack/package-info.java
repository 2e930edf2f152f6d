/** Organisations' packs, and what packs and repositories want of policies. */
@NullMarked
package dev.plumbline.policy.pack;

import org.jspecify.annotations.NullMarked;
