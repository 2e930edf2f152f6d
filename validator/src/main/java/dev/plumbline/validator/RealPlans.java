package dev.plumbline.validator;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.RealPlan;
import dev.plumbline.forecast.danger.DangerSearch;
import dev.plumbline.forecast.danger.Words;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.Renames;
import dev.plumbline.model.plan.SuppliedPlan;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Analyzed;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The real plan of a stack: what it makes of the predicted one, and what it means by itself. */
final class RealPlans {
  private final Analysis.Supplied supplied;
  private final StackChanged stack;
  private final ArtifactStore store;
  private final Words words;
  private final Readers readers;

  private RealPlans(
      Analysis.Supplied supplied,
      StackChanged stack,
      ArtifactStore store,
      Words words,
      Readers readers) {
    this.supplied = supplied;
    this.stack = stack;
    this.store = store;
    this.words = words;
    this.readers = readers;
  }

  /** Empty where there is none. */
  static Optional<RealPlans> of(
      Analyzed analyzed, ArtifactStore store, Words words, Readers readers) {
    return Optional.ofNullable(analyzed.section().supplied())
        .map(supplied -> new RealPlans(supplied, analyzed.state().stack(), store, words, readers));
  }

  /**
   * The predicted plan, merged with it.
   *
   * @param base null where there is nothing to compare with
   */
  Validation.Plan merged(@Nullable Graph base, Graph head, Budget budget) throws IOException {
    Graph sources = graph(supplied.sources(), head);
    Graph before = base == null ? null : graph(supplied.baseSources(), base);
    Validation.Plan predicted = PlanPredictor.predict(before, sources, budget);
    SuppliedPlan real = store.getJson(supplied.plan(), SuppliedPlan.class);
    Set<String> losses =
        before == null || isHandedIn(real) ? Set.of() : losses(before, sources, predicted);
    return RealPlan.merge(predicted, real, head, losses);
  }

  /** What somebody has to take on: no file of the change itself does that. */
  private Set<String> losses(Graph base, Graph head, Validation.Plan predicted) {
    return new DangerSearch(base, head, words, readers)
        .in(predicted).stream()
            .filter(Danger::decisive)
            .map(Danger::address)
            .collect(Collectors.toSet());
  }

  /** Whether it was named beside the change, and does not only lie in the repository. */
  private boolean isHandedIn(SuppliedPlan real) {
    return stack.stack().variableFiles().contains(real.file())
        && stack.settings().plans().stream().anyMatch(plan -> plan.file().equals(real.file()));
  }

  /** What its steps mean where there is no base: what is lost, and who takes that on. */
  Consequences alone(Validation.Plan plan, Graph head) throws IOException {
    var search = new DangerSearch(before(head), head, words, readers);
    return new Consequences(
        Renames.NONE, search.in(plan), search.acknowledgements(plan), List.of(), List.of());
  }

  /** A change set does not say what there was; what stays is taken to have been as it will be. */
  private Graph before(Graph head) throws IOException {
    Graph before = graph(supplied.before(), head);
    return new Graph(
        before.stack(),
        before.resources(),
        before.edges(),
        before.declarations(),
        List.of(),
        List.of(),
        before.coverage());
  }

  private Graph graph(@Nullable ArtifactRef ref, Graph otherwise) throws IOException {
    return ref == null ? otherwise : store.getJson(ref, Graph.class);
  }
}
