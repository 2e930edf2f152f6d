/** Policies: what a good resource graph looks like, and the engine that judges one by them. */
@NullMarked
package dev.plumbline.policy;

import org.jspecify.annotations.NullMarked;
