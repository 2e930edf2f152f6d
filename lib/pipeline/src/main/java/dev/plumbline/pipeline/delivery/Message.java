package dev.plumbline.pipeline.delivery;

import dev.plumbline.pipeline.ledger.Beginnings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other threads tell the loop's. */
sealed interface Message {
  /** PhaseStarted is kept by the cluster, or could not be written. */
  record Announced(Task task, @Nullable Exception failure) implements Message {}

  record Answered(Task task, Answer answer) implements Message {}

  /** What the ledger says of inherited records; null when it could not be read. */
  record LookedUp(List<Task> tasks, @Nullable Beginnings beginnings) implements Message {}
}
