/**
 * What each phase adds to the state; anything large is an artifact, and the section holds its
 * reference.
 */
@NullMarked
package dev.plumbline.model.section;

import org.jspecify.annotations.NullMarked;
