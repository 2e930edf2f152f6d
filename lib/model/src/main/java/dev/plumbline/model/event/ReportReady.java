package dev.plumbline.model.event;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Verdict;
import java.time.Instant;

/** A review's report is there. Keyed by repository. */
public record ReportReady(
    String reviewId,
    String repository,
    String ref,
    Verdict verdict,
    ArtifactRef report,
    Instant at) {}
