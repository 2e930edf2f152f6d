package dev.plumbline.model.section;

import dev.plumbline.model.cost.CostSummary;
import dev.plumbline.model.review.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A whole review, as its collector assembled it: an artifact, referred to by {@code ReportReady}.
 *
 * @param requestId chosen by whoever asked for the review, {@code ""} for none
 * @param head revision reviewed, {@code ""} for a working tree
 * @param base revision compared with, {@code ""} for none
 * @param summary one line: the verdict and why
 * @param tally all stacks' findings counted
 * @param actions how many resources by predicted action, lower case
 * @param dangers of all stacks, loudest first, each with its stack
 * @param stacks in the order of their keys; those that never arrived are only in {@code incomplete}
 * @param incomplete stacks of which something is missing
 * @param links between stacks of this review
 * @param notes what the reader should know: limits met, files not read
 * @param cost of all stacks; null where nobody estimated
 */
public record Report(
    String reviewId,
    String requestId,
    String repository,
    String ref,
    boolean tracked,
    long generation,
    String head,
    String base,
    Instant startedAt,
    Instant endedAt,
    Verdict verdict,
    String summary,
    Tally tally,
    Map<String, Integer> actions,
    List<Danger> dangers,
    List<StackReport> stacks,
    List<Incomplete> incomplete,
    List<Link> links,
    List<String> notes,
    @Nullable CostSummary cost) {
  public static final String MEDIA_TYPE = "application/vnd.plumbline.report+json";

  public Report {
    actions = Collections.unmodifiableMap(new TreeMap<>(actions));
    dangers = List.copyOf(dangers);
    stacks = List.copyOf(stacks);
    incomplete = List.copyOf(incomplete);
    links = List.copyOf(links);
    notes = List.copyOf(notes);
  }

  /**
   * @param stack its name within the repository
   */
  public record Danger(String stack, String text) {}

  /**
   * @param stack its name within the repository
   * @param reason which phase failed or was skipped and why, or that the deadline was missed
   */
  public record Incomplete(String stack, String reason) {}

  /**
   * {@code from} reads what {@code to} offers.
   *
   * @param via the state key, export or output name
   */
  public record Link(String from, String to, String via) {}
}
