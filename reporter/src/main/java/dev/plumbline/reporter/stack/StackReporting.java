package dev.plumbline.reporter.stack;

import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Tally;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.Analyzed;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Phase 5's work on one stack: a function of its state and of the artifacts that it refers to.
 * Phases that brought nothing leave their part of the report empty.
 */
public final class StackReporting {
  private static final String STATE = "application/vnd.plumbline.state+json";

  private final ArtifactStore artifacts;

  public StackReporting(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * Keeps the state and its report as artifacts.
   *
   * @throws IOException when the artifact store can't be reached
   */
  public StackResult keep(ReviewState state, StackReport report) throws IOException {
    ArtifactRef kept = artifacts.putJson(report);
    return new StackResult(state.stack(), artifacts.put(state.toBytes(), STATE), kept);
  }

  /**
   * Keeps only what it refers to.
   *
   * @throws IOException when the artifact store can't be reached
   */
  public StackReport report(ReviewState state, Budget budget) throws IOException {
    StackChanged stack = state.stack();
    Optional<Analyzed> analyzed = Analyzed.of(state, artifacts);
    Optional<Analysis> analysis = analyzed.map(Analyzed::section);
    StackReport.Links links = links(stack, analysis);
    Optional<Review> review = state.section(PhaseName.REVIEWER, Review.class);
    Optional<Implementation> fixes = state.section(PhaseName.IMPLEMENTER, Implementation.class);
    Optional<Validation> validation = state.section(PhaseName.VALIDATOR, Validation.class);
    @Nullable Graph head = analyzed.isEmpty() ? null : analyzed.get().head();
    List<Diagnostic> errors = head == null ? List.of() : head.errors();
    Documents documents = Documents.NONE;
    var own = new StackReport.PhaseEnd(PhaseName.REPORTER, Outcome.COMPLETED, "");
    try {
      if (analyzed.isPresent()) {
        Graph base = analyzed.get().base();
        documents = Documents.write(artifacts, stack, head, base, links, plan(validation), budget);
      }
    } catch (BudgetExceededException e) {
      // The findings are there all the same.
      own =
          new StackReport.PhaseEnd(
              PhaseName.REPORTER, Outcome.FAILED, String.valueOf(e.getMessage()));
    }
    return new StackReport(
        stack.key(),
        stack.stack(),
        stack.head() == null,
        stack.base() != null,
        phases(state, own),
        (review.isPresent() ? tally(stack, review.get()) : Tally.NONE)
            .withUnacknowledged(validation.map(Validation::unacknowledged).orElse(0)),
        review.map(Review::checks).orElse(null),
        review.map(Review::findings).orElse(null),
        validation.map(Validation::plan).orElse(null),
        validation.map(Validation::actions).orElse(Map.of()),
        validation.map(Validation::dangers).orElse(List.of()),
        fixes.map(Implementation::fixes).orElse(null),
        fixes.map(Implementation::verified).orElse(0),
        fixes.map(Implementation::hints).orElse(0),
        analysis.map(Analysis::coverage).orElse(null),
        analysis.map(Analysis::inventory).orElse(Map.of()),
        analysis.map(Analysis::conventions).orElse(List.of()),
        points(analysis, validation),
        links,
        documents.strategy(),
        documents.rollback().summary(),
        documents.rollback().kind(),
        documents.waves(),
        documents.diagram(),
        documents.runbook(),
        analysis.map(Analysis::head).orElse(null),
        documents.modules(),
        errors,
        errors.size(),
        review.map(Review::unjudged).orElse(Map.of()),
        review.map(Review::unfitting).orElse(List.of()),
        validation.map(Validation::cost).orElse(null),
        review.map(done -> otherJudges(stack, done)).orElse(""));
  }

  /** While services of two versions run, a reviewer may have other policies than were meant. */
  private static String otherJudges(StackChanged stack, Review review) {
    boolean known = !stack.judges().isEmpty() && !review.judges().isEmpty();
    return known && !stack.judges().equals(review.judges()) ? review.judges() : "";
  }

  private static List<StackReport.PhaseEnd> phases(ReviewState state, StackReport.PhaseEnd own) {
    var before =
        Stream.of(PhaseName.values())
            .flatMap(phase ->
                state.result(phase).stream()
                    .map(r -> new StackReport.PhaseEnd(phase, r.outcome(), r.reason())));
    return Stream.concat(before, Stream.of(own)).toList();
  }

  private Tally tally(StackChanged stack, Review review) throws IOException {
    Review.Findings found = artifacts.getJson(review.findings(), Review.Findings.class);
    return Tallies.of(found.findings(), stack.settings().failOn(), stack.base() != null);
  }

  /** The analyzer's, and committed tests that the change breaks. */
  private List<String> points(Optional<Analysis> analysis, Optional<Validation> validation)
      throws IOException {
    var points = new java.util.ArrayList<>(plan(validation).generated().broke());
    analysis.map(Analysis::points).ifPresent(points::addAll);
    return points;
  }

  private Validation.Plan plan(Optional<Validation> validation) throws IOException {
    return validation.isPresent()
        ? artifacts.getJson(validation.get().plan(), Validation.Plan.class)
        : new Validation.Plan(false, List.of());
  }

  /**
   * Outputs are imported by their names from CloudFormation only; those of the others are read
   * through their state. Names in stores mean the same everywhere.
   */
  private static StackReport.Links links(StackChanged stack, Optional<Analysis> analysis) {
    StackInterface found = analysis.map(Analysis::offers).orElse(null);
    if (found == null) {
      return StackReport.Links.NONE;
    }
    var offers = new TreeSet<>(found.stateKeys());
    boolean imported = stack.stack().kind() == StackSpec.Kind.CLOUDFORMATION;
    found.exports().keySet().stream()
        .filter(name -> imported || name.matches("(ssm|secretsmanager):.*"))
        .forEach(offers::add);
    return new StackReport.Links(List.copyOf(offers), found.reads().stream().sorted().toList());
  }
}
