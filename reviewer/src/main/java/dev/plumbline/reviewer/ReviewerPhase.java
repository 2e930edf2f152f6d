package dev.plumbline.reviewer;

import dev.plumbline.forecast.Renaming;
import dev.plumbline.model.finding.External;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Supply;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.pipeline.Analyzed;
import dev.plumbline.pipeline.Findings;
import dev.plumbline.pipeline.Phase;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.pipeline.observe.Count;
import dev.plumbline.pipeline.observe.Metric;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.Result;
import dev.plumbline.policy.Unjudged;
import dev.plumbline.policy.external.Merge;
import dev.plumbline.policy.external.SarifFile;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.read.HouseReader;
import dev.plumbline.policy.read.Judges;
import dev.plumbline.policy.secret.SecretHash;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the analyzer's graphs by the catalogue. Its section counts; the findings themselves are an
 * artifact, and are reported one by one.
 */
public final class ReviewerPhase implements Phase {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewerPhase.class);
  private static final long SEARCH_STEPS = 20_000_000;
  private static final long SEARCH_BYTES = 512L << 20;
  private static final Duration SEARCH_TIME = Duration.ofSeconds(20);
  private static final Set<Status> OPEN = EnumSet.of(Status.NEW, Status.EXISTING);

  private final ArtifactStore store;
  private final PolicyEngine engine;
  private final String judges;
  private final SecretHash hash;

  /** With the policies that ship with the product. */
  public ReviewerPhase(ArtifactStore store) {
    this(store, SecretHash.NONE);
  }

  /**
   * @param hash how credentials that were found are told from one another
   */
  public ReviewerPhase(ArtifactStore store, SecretHash hash) {
    this(store, PolicyEngine.bundled(), Judges.bundled(), hash);
  }

  /**
   * @param judges what tells the engine's policies from others, as the section will have it
   */
  public ReviewerPhase(ArtifactStore store, PolicyEngine engine, String judges, SecretHash hash) {
    this.store = store;
    this.engine = engine;
    this.judges = judges;
    this.hash = hash;
  }

  @Override
  public PhaseName name() {
    return PhaseName.REVIEWER;
  }

  @Override
  public ReviewState apply(ReviewState state, Estate estate, Findings findings, Budget budget)
      throws IOException {
    Optional<Analyzed> analyzed = Analyzed.of(state, store);
    if (analyzed.isEmpty()) {
      return state.ended(PhaseName.REVIEWER, Outcome.SKIPPED, state.lack(PhaseName.ANALYZER));
    }
    var stack = state.stack();
    SourceTree sources = tree(stack.head());
    House house = house(stack, sources);
    if (house.broken().isPresent()) {
      return state.ended(PhaseName.REVIEWER, Outcome.FAILED, house.broken().get());
    }
    Graph head = analyzed.get().headOrNothing();
    Graph base = analyzed.get().base();
    List<Move> renames = base == null ? List.of() : renames(base, head, stack);
    Result result =
        engine.review(
            new Request(
                stack.repository(),
                head,
                base,
                stack.settings(),
                stack.evaluationDate(),
                budget,
                house,
                hash,
                renames,
                sources));
    for (Result.Defect defect : result.defects()) {
      LOG.atError()
          .addKeyValue("reviewId", stack.reviewId())
          .addKeyValue("policy", defect.policy())
          .addKeyValue("resource", defect.resource())
          .setCause(defect.cause())
          .log("a policy failed to answer");
    }
    result.findings().forEach(findings::report);
    Map<String, Integer> unjudged = Unjudged.of(engine.catalogue(house), head);
    return state.completed(PhaseName.REVIEWER, section(result, renames, unjudged, stack, head));
  }

  /**
   * What the change renames for certain. Where that takes too long to tell, nothing is: its
   * findings are new then, rather than not there at all, so that the search has a budget of its
   * own.
   */
  private static List<Move> renames(Graph base, Graph head, StackChanged stack) {
    try {
      return Renaming.certain(base, head, Budget.of(SEARCH_STEPS, SEARCH_BYTES, SEARCH_TIME));
    } catch (BudgetExceededException e) {
      LOG.atWarn()
          .addKeyValue("reviewId", stack.reviewId())
          .addKeyValue("stack", stack.stack().name())
          .addKeyValue("reason", e.getMessage())
          .log("Renames are not looked for any further");
      return List.of();
    }
  }

  @Override
  public List<Count> counts(ReviewState after) {
    return after
        .section(PhaseName.REVIEWER, Review.class)
        .map(Review::checks)
        .map(checks ->
            List.of(
                Count.of(Metric.CHECKS, checks.passed(), "passed"),
                Count.of(Metric.CHECKS, checks.failed(), "failed"),
                Count.of(Metric.CHECKS, checks.unknown(), "unknown")))
        .orElse(List.of());
  }

  /** What packs and the repository itself say of policies. */
  private House house(StackChanged stack, SourceTree sources) throws IOException {
    return HouseReader.read(
        tree(stack.packs()),
        sources,
        stack.base() == null ? null : tree(stack.base()),
        engine.catalogue(),
        stack.settings().baseline());
  }

  private SourceTree tree(@Nullable ArtifactRef ref) throws IOException {
    return ref == null ? SourceTree.EMPTY : new Snapshots(store).get(ref);
  }

  private Review section(
      Result result,
      List<Move> renames,
      Map<String, Integer> unjudged,
      StackChanged stack,
      Graph head)
      throws IOException {
    List<SarifFile> others = new ArrayList<>();
    for (Supply supply : stack.settings().supplies()) {
      if (supply.kind() == Supply.Kind.SARIF) {
        others.add(SarifFile.read(supply.name(), store.get(supply.content())));
      }
    }
    List<External> external =
        others.isEmpty()
            ? List.of()
            : new Merge(
                    engine.catalogue(),
                    head,
                    tree(stack.head()).files().keySet(),
                    stack.stacks() == 1,
                    result.findings())
                .of(others);
    ArtifactRef all =
        store.putJson(
            new Review.Findings(
                result.findings(),
                result.undecided(),
                result.safeguards(),
                external,
                others.stream().flatMap(file -> file.problems().stream()).toList(),
                renames));
    return new Review(
        all,
        count(result.findings(), OPEN),
        count(result.findings(), EnumSet.of(Status.NEW)),
        result.checks(),
        unjudged,
        result.unfitting(),
        judges);
  }

  private static Map<String, Integer> count(List<Finding> findings, Set<Status> wanted) {
    var counts = new TreeMap<String, Integer>();
    for (Finding finding : findings) {
      if (wanted.contains(finding.status())) {
        counts.merge(finding.severity().label(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
