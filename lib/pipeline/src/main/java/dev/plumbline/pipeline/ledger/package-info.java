/** The run ledger: PhaseStarted before the work, and who began a record and did not end it. */
@NullMarked
package dev.plumbline.pipeline.ledger;

import org.jspecify.annotations.NullMarked;
