/** What differs between two states of the sources: as byte edits, and as a unified diff. */
@NullMarked
package dev.plumbline.implementer.diff;

import org.jspecify.annotations.NullMarked;
