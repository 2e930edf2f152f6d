package dev.plumbline.model.review;

import dev.plumbline.model.source.StackSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stack to review: what ingest hands to the analyzer, and the first section of every {@link
 * ReviewState}.
 *
 * @param repository canonical name: {@code host/owner/name} or the absolute path of a local one
 * @param ref branch or {@code pull/12}; {@code ""} for a working tree
 * @param tracked whether {@code ref} is a tracked branch, whose findings have a life of their own
 * @param generation the change's offset in {@code plumbline.changes}; the greater is the newer
 * @param head snapshot of the stack's sources; null when the change removes the stack
 * @param base the same before the change; null when there is none to compare with
 * @param stacks how many stacks the review has
 * @param deadline when the collector ends the review with what there is
 * @param settings the review's settings, as configuration keys and values
 * @param packs snapshot of the organisation's policies, a folder each; null where there are none
 * @param shared parts of its code that other stacks of the repository use as well
 * @param judges digest of the policies and facts that the review's identity names; {@code ""} where
 *     an older version wrote none
 */
public record StackChanged(
    String reviewId,
    String repository,
    String ref,
    boolean tracked,
    long generation,
    StackSpec stack,
    @Nullable ArtifactRef head,
    @Nullable ArtifactRef base,
    String headRevision,
    String baseRevision,
    Lane lane,
    int stacks,
    Instant deadline,
    LocalDate evaluationDate,
    Settings settings,
    @Nullable ArtifactRef packs,
    List<Shared> shared,
    String judges) {
  public StackChanged {
    shared = List.copyOf(shared);
  }

  /**
   * Code that is part of other stacks too: a local module, the root of several environments, a
   * template that several others nest.
   *
   * @param directory of a template its own path
   * @param stacks names of these stacks, the first of them
   * @param count how many there are
   */
  public record Shared(String directory, List<String> stacks, int count) {
    public Shared {
      stacks = List.copyOf(stacks);
    }
  }

  /** Without packs, sharing nothing, judged by whoever takes it. */
  public StackChanged(
      String reviewId,
      String repository,
      String ref,
      boolean tracked,
      long generation,
      StackSpec stack,
      @Nullable ArtifactRef head,
      @Nullable ArtifactRef base,
      String headRevision,
      String baseRevision,
      Lane lane,
      int stacks,
      Instant deadline,
      LocalDate evaluationDate,
      Settings settings) {
    this(
        reviewId,
        repository,
        ref,
        tracked,
        generation,
        stack,
        head,
        base,
        headRevision,
        baseRevision,
        lane,
        stacks,
        deadline,
        evaluationDate,
        settings,
        null,
        List.of(),
        "");
  }

  /** Record key: everything of a stack stays in order. */
  public String key() {
    return repository + "/" + stack.name();
  }
}
