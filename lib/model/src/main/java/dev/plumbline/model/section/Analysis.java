package dev.plumbline.model.section;

import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.source.Diagnostic;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The analyzer's section.
 *
 * @param head the head's {@code Graph} as an artifact; null when the change removes the stack
 * @param base the base's; null when there is none
 * @param inventory counts: resources by type, providers, modules, data sources, …
 * @param conventions mined from the repository, with their support
 * @param points to discuss, each with its evidence
 * @param diagnostics errors and warnings in the head's sources
 * @param offers what the head offers to other stacks and takes from them; null when there is none
 * @param errors in the head's sources, the first of them
 * @param supplied a real plan that was handed in with the head; null when there is none
 */
public record Analysis(
    @Nullable ArtifactRef head,
    @Nullable ArtifactRef base,
    Coverage coverage,
    Map<String, Integer> inventory,
    List<Convention> conventions,
    List<String> points,
    int diagnostics,
    long estateVersion,
    @Nullable StackInterface offers,
    List<Diagnostic> errors,
    @Nullable Supplied supplied) {
  /** Whoever has more than these mends them first. */
  private static final int MOST_ERRORS = 5;

  public Analysis {
    errors = errors.stream().limit(MOST_ERRORS).toList();
    conventions = List.copyOf(conventions);
    points = List.copyOf(points);
  }

  /**
   * A real plan. The graphs of head and base have its values; what would be predicted without it is
   * predicted from the sources alone.
   *
   * @param plan {@code SuppliedPlan} as an artifact
   * @param sources the head's {@code Graph} by its sources alone; null where it has none
   * @param baseSources the base's likewise
   * @param before what there was before the plan, as it says itself, where there is no base; null
   *     where there is one, or the plan doesn't say
   */
  public record Supplied(
      ArtifactRef plan,
      @Nullable ArtifactRef sources,
      @Nullable ArtifactRef baseSources,
      @Nullable ArtifactRef before) {}

  /** Of a stack whose interface is not known. */
  public Analysis(
      @Nullable ArtifactRef head,
      @Nullable ArtifactRef base,
      Coverage coverage,
      Map<String, Integer> inventory,
      List<Convention> conventions,
      List<String> points,
      int diagnostics,
      long estateVersion) {
    this(
        head,
        base,
        coverage,
        inventory,
        conventions,
        points,
        diagnostics,
        estateVersion,
        null,
        List.of(),
        null);
  }

  /**
   * "41 of 44 buckets are named {@code {env}-{app}-{purpose}}".
   *
   * @param subject what it is about: {@code aws_s3_bucket names}, {@code tags}
   */
  public record Convention(
      String subject, String pattern, int support, int total, List<String> exceptions) {
    public Convention {
      exceptions = List.copyOf(exceptions);
    }
  }
}
