package dev.plumbline.forecast;

import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is predicted of one instance of the head.
 *
 * @param previousAddress {@code ""} where it did not move
 * @param forcing the difference that replaces it, or may; null where none does
 * @param triggeredBy the reference of {@code replace_triggered_by} that replaces it, {@code ""}
 */
record Prediction(
    Resource resource,
    String previousAddress,
    Action action,
    List<Difference> differences,
    @Nullable Difference forcing,
    String triggeredBy,
    Certainty certainty,
    @Nullable ResourceFacts facts) {

  Prediction {
    differences = List.copyOf(differences);
  }

  /** The same, no surer than that. */
  Prediction atBest(Certainty best) {
    return new Prediction(
        resource,
        previousAddress,
        action,
        differences,
        forcing,
        triggeredBy,
        certainty.and(best),
        facts);
  }

  /** How sure it is that an attribute which only the provider knows changes; null if it doesn't. */
  @Nullable Certainty pending(String path) {
    if (ApplyTime.staysNull(this, path)) {
      return null;
    }
    return switch (action) {
      case CREATE, REPLACE, READ -> certainty;
      case UNKNOWN -> Certainty.possible(certainty.reason());
      case UPDATE -> {
        Certainty anew = UpdateEffects.of(resource, facts, differences, path);
        yield anew == null ? null : anew.and(certainty);
      }
      case DESTROY, MOVE, FORGET, NO_OP -> null;
    };
  }

  /**
   * Whether it is a data source that is read when the change is applied, and a path is one of its
   * answer; what it is asked with is known before.
   */
  boolean answers(String path) {
    if (action != Action.READ) {
      return false;
    }
    String asked = path.isEmpty() ? "" : Paths.steps(path).getFirst();
    return !resource.provenance().containsKey(asked)
        && !resource.provenance().containsKey(Paths.element(asked, 0));
  }

  /** Whether a change of it would set off {@code replace_triggered_by} as a whole. */
  boolean changes() {
    return switch (action) {
      case UPDATE, REPLACE -> true;
      case CREATE, DESTROY, MOVE, FORGET, READ, NO_OP, UNKNOWN -> false;
    };
  }
}
