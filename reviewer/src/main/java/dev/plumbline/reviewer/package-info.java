/** Phase 2: the resource graph is judged by policies, findings come out. */
@NullMarked
package dev.plumbline.reviewer;

import org.jspecify.annotations.NullMarked;
