/** Phase 5: what all phases found becomes strategy, documents, report and outputs. */
@NullMarked
package dev.plumbline.reporter;

import org.jspecify.annotations.NullMarked;
