/** What the operators' packs and the repository itself say about the catalogue. */
@NullMarked
package dev.plumbline.policy.house;

import org.jspecify.annotations.NullMarked;
