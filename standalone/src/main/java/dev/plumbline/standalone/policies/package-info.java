/** Packs and examples of policies, looked at where they lie. */
@NullMarked
package dev.plumbline.standalone.policies;

import org.jspecify.annotations.NullMarked;
