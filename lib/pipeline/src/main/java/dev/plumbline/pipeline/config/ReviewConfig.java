package dev.plumbline.pipeline.config;

import java.time.Duration;

/** What one review may cost. */
public record ReviewConfig(
    @Setting(doc = "When a review ends with what there is.", def = "10m") Duration deadline,
    @Setting(
            doc =
                "The same for a review on the bulk lane, which waits behind people's changes and"
                    + " behind all that was on the lane before: an import of 2,000 repositories takes"
                    + " hours. Never less than review.deadline for each bulk-threshold of its stacks.",
            def = "12h")
        Duration bulkDeadline,
    @Setting(doc = "How long one phase may take for one stack.", def = "2m") Duration phaseDeadline,
    @Setting(doc = "Evaluation steps of one phase for one stack.", def = "500000000") long steps,
    @Setting(
            doc =
                "Memory that one phase may allocate for one stack; never more than half of the process's heap.",
            def = "4GiB")
        ByteSize memory,
    @Setting(doc = "Sources of one stack; a larger one fails its review.", def = "64MiB")
        ByteSize stackSize,
    @Setting(doc = "Files of one stack.", def = "20000") int stackFiles,
    @Setting(doc = "One file; a larger one is not read, and the review says so.", def = "16MiB")
        ByteSize fileSize,
    @Setting(
            doc =
                "Reviews of more stacks than this travel on the bulk lane, behind people's changes.",
            def = "50")
        int bulkThreshold) {

  public ReviewConfig {
    Check.between("steps", steps, 1_000, Long.MAX_VALUE);
    Check.between("stack-files", stackFiles, 1, 10_000_000);
    Check.between("bulk-threshold", bulkThreshold, 1, 1_000_000);
  }
}
