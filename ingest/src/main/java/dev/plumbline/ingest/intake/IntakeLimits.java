package dev.plumbline.ingest.intake;

import dev.plumbline.model.review.Lane;
import dev.plumbline.pipeline.config.ReviewConfig;
import java.time.Duration;

/**
 * What a review may take in.
 *
 * @param deadline of a review on the interactive lane, from when its change is taken
 * @param bulkDeadline the same on the bulk lane, where it waits behind others
 * @param stackBytes sources of one stack; a larger one fails
 * @param stackFiles files of one stack; one with more fails
 * @param fileBytes a larger file is left out, with a note
 * @param bulkThreshold a review of more stacks travels on the bulk lane
 */
public record IntakeLimits(
    Duration deadline,
    Duration bulkDeadline,
    long stackBytes,
    int stackFiles,
    long fileBytes,
    int bulkThreshold) {
  /** As an operator set them. */
  public static IntakeLimits of(ReviewConfig review) {
    return new IntakeLimits(
        review.deadline(),
        review.bulkDeadline(),
        review.stackSize().bytes(),
        review.stackFiles(),
        review.fileSize().bytes(),
        review.bulkThreshold());
  }

  /**
   * How long a review may take. On the bulk lane it may wait for hours before it begins; one of
   * very many stacks gets as many deadlines as it is larger than an interactive one, if that is
   * more.
   */
  Duration deadline(Lane lane, int stacks) {
    if (lane == Lane.INTERACTIVE) {
      return deadline;
    }
    Duration bySize = deadline.multipliedBy(1L + Math.max(0, stacks - 1) / bulkThreshold);
    return bySize.compareTo(bulkDeadline) > 0 ? bySize : bulkDeadline;
  }
}
