package dev.plumbline.pipeline;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What one service does with one record of its topic ({@code Topic.before(service())}). The loop
 * around it writes the ledger's PhaseStarted, PhaseCompleted, PhaseFailed and PhaseSkipped, keeps
 * the budget's deadline, tries again and buries; a step only reads its input and says what follows.
 */
public interface Step {
  PhaseName service();

  /**
   * A function of the input and of the artifacts it refers to. May be called again for the same
   * input, by several threads at once for different ones; inputs of one key come one after the
   * other.
   *
   * @throws IOException when something outside can't be reached; the work is then tried again
   * @throws IllegalArgumentException when the record is no such event; tried again, then buried
   * @throws dev.plumbline.model.source.BudgetExceededException past the budget; the record then
   *     counts as abandoned and is not tried again
   */
  Output process(Input input, Budget budget) throws IOException;

  /**
   * How long one record may take.
   *
   * @param usual as an operator set it for a phase's work on one stack
   */
  default Duration deadline(Duration usual) {
    return usual;
  }

  /**
   * What still follows from a record that could not be processed, so that its review goes on and
   * ends; nothing when the record can't be read. Must not throw for any input.
   */
  default List<Event> abandoned(Input input, String reason) {
    return List.of();
  }
}
