package dev.plumbline.ingest.intake;

import dev.plumbline.ingest.git.SourceChange;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Supply;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Listing;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a review's first records say, before they are written down.
 *
 * @param own the head's {@code .plumbline.yaml}; null where there is none, or no stack goes
 */
record ReviewDraft(
    RepositoryChanged change,
    SourceChange source,
    List<KeptStack> kept,
    long generation,
    LocalDate date,
    String judges,
    @Nullable ArtifactRef packs,
    @Nullable Supply own) {

  /**
   * @throws IOException when there are too many stacks for a record and their list can't be kept
   */
  Taken.Started begin(
      IntakeLimits limits, String product, boolean tracked, Notes notes, ArtifactStore artifacts)
      throws IOException {
    Instant now = Instant.now();
    boolean bulk = change.lane() == Lane.BULK || kept.size() > limits.bulkThreshold();
    Lane lane = bulk ? Lane.BULK : Lane.INTERACTIVE;
    Instant deadline = now.plus(limits.deadline(lane, kept.size()));
    String reviewId = ReviewIds.of(change, head(), source.baseRevision(), versions(product), date);
    var stacks = new ArrayList<StackChanged>();
    var failed = new ArrayList<ReviewEvent.PhaseFailed>();
    for (KeptStack stack : kept) {
      switch (stack) {
        case KeptStack.Whole whole -> stacks.add(changed(reviewId, whole, tracked, lane, deadline));
        case KeptStack.TooLarge large ->
            failed.add(
                new ReviewEvent.PhaseFailed(
                    reviewId, now, key(large), PhaseName.INGEST, large.reason(), true, true));
      }
    }
    var listing = Listing.of(kept.stream().map(this::key).toList(), artifacts);
    var started =
        new ReviewEvent.Started(
            reviewId,
            now,
            change.requestId(),
            change.repository(),
            change.ref(),
            tracked,
            generation,
            source.headRevision(),
            source.baseRevision(),
            lane,
            deadline,
            listing.texts(),
            notes.texts(),
            listing.count(),
            listing.ref(),
            notes.nothing());
    return new Taken.Started(started, stacks, failed);
  }

  private StackChanged changed(
      String reviewId, KeptStack.Whole stack, boolean tracked, Lane lane, Instant deadline) {
    return new StackChanged(
        reviewId,
        change.repository(),
        change.ref(),
        tracked,
        generation,
        stack.spec(),
        stack.head(),
        stack.base(),
        source.headRevision(),
        source.baseRevision(),
        lane,
        kept.size(),
        deadline,
        date,
        stack.head() == null ? ofRemoved() : change.settings(),
        packs,
        stack.shared(),
        judges);
  }

  /** Whoever sent the change can't speak for the repository. */
  private Settings ofRemoved() {
    var supplies = new ArrayList<Supply>(change.settings().supplies());
    supplies.removeIf(supply -> supply.kind() == Supply.Kind.SETTINGS);
    if (own != null) {
      supplies.add(own);
    }
    return change.settings().bringing(supplies);
  }

  /** Other policies, facts and packs may judge otherwise. */
  private String versions(String product) {
    return product + " " + judges + (packs == null ? "" : " " + packs.digest());
  }

  /** As {@link StackChanged#key()}. */
  private String key(KeptStack stack) {
    return change.repository() + "/" + stack.spec().name();
  }

  /** A working tree has no commit: its content stands for it. */
  private String head() {
    return source.headRevision().isEmpty()
        ? ReviewIds.digest(kept.stream().map(KeptStack::digest).toList())
        : source.headRevision();
  }
}
