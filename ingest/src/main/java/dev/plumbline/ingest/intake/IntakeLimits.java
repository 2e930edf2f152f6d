package dev.plumbline.ingest.intake;

import dev.plumbline.pipeline.config.ReviewConfig;
import java.time.Duration;

/**
 * What a review may take in.
 *
 * @param deadline of a review that fits the interactive lane
 * @param stackBytes sources of one stack; a larger one fails
 * @param stackFiles files of one stack; one with more fails
 * @param fileBytes a larger file is left out, with a note
 * @param bulkThreshold a review of more stacks travels on the bulk lane
 */
public record IntakeLimits(
    Duration deadline, long stackBytes, int stackFiles, long fileBytes, int bulkThreshold) {
  /** As an operator set them. */
  public static IntakeLimits of(ReviewConfig review) {
    return new IntakeLimits(
        review.deadline(),
        review.stackSize().bytes(),
        review.stackFiles(),
        review.fileSize().bytes(),
        review.bulkThreshold());
  }

  /** A review of many stacks gets as many deadlines as it is larger than an interactive one. */
  Duration deadline(int stacks) {
    return deadline.multipliedBy(1L + Math.max(0, stacks - 1) / bulkThreshold);
  }
}
