package dev.plumbline.forecast;

import dev.plumbline.forecast.danger.Content;
import dev.plumbline.forecast.danger.Holds;
import dev.plumbline.forecast.danger.Refusal;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlanComparison;
import dev.plumbline.model.plan.PlanComparison.Difference;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.SuppliedPlan;
import dev.plumbline.model.plan.SuppliedPlan.Step;
import dev.plumbline.model.section.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges a real plan into the predicted one: what the real one does counts, and where the two part
 * is noted. A resource whose code is not that of the real plan stays as predicted.
 */
public final class RealPlan {
  private final SuppliedPlan real;
  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final Map<String, Resource> resources = new HashMap<>();
  private final Set<String> stale;
  private final Set<String> losses;
  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();
  private int agreed;

  private RealPlan(SuppliedPlan real, Graph head, Set<String> losses) {
    this.real = real;
    this.losses = losses;
    this.stale = new HashSet<>(real.stale());
    for (Step step : real.steps()) {
      if (!stale.contains(step.address())) {
        steps.put(step.address(), step);
      }
    }
    for (Resource resource : head.resources()) {
      resources.put(resource.address(), resource);
    }
  }

  /**
   * Both as one plan.
   *
   * @param predicted without it; not comparable where there was nothing to predict from
   * @param head for the lines of what only the real plan has
   */
  public static Validation.Plan merge(Validation.Plan predicted, SuppliedPlan real, Graph head) {
    return merge(predicted, real, head, Set.of());
  }

  /**
   * Both as one plan, of which some is not for the real one to say: a file that comes with the
   * change can't take on what somebody has to.
   *
   * @param losses addresses of the predicted changes that stay, unless the real plan does the same
   */
  public static Validation.Plan merge(
      Validation.Plan predicted, SuppliedPlan real, Graph head, Set<String> losses) {
    return new RealPlan(real, head, losses).merge(predicted);
  }

  private Validation.Plan merge(Validation.Plan predicted) {
    for (PlannedChange change : predicted.changes()) {
      if (Addresses.hasUnknownKey(change.address())) {
        instances(change);
      } else {
        one(change);
      }
    }
    steps.values().forEach(step -> unforeseen(step, predicted.comparable()));
    return new Validation.Plan(
        true,
        changes,
        null,
        new PlanComparison(real.file(), predicted.comparable(), agreed, differences, stale.size()),
        null,
        null,
        List.of(),
        null);
  }

  private void one(PlannedChange change) {
    Step step = steps.remove(change.address());
    if (step != null) {
      both(change, step);
      return;
    }
    changes.add(change);
    if (real.complete() && !stale.contains(change.address()) && isAction(change.action())) {
      differences.add(new Difference(change.address(), change.action(), null));
    }
  }

  /** One prediction for all instances of a block, whose number only the real plan knows. */
  private void instances(PlannedChange change) {
    String block = Addresses.withoutKeys(change.address());
    List<Step> own =
        steps.values().stream()
            .filter(step -> Addresses.withoutKeys(step.address()).equals(block))
            .toList();
    own.forEach(step -> {
      steps.remove(step.address());
      both(change, step);
    });
    if (own.isEmpty()) {
      changes.add(change);
    }
  }

  private void both(PlannedChange change, Step step) {
    if (losses.contains(change.address()) && (step.isOpen() || change.action() != step.action())) {
      differences.add(new Difference(step.address(), change.action(), step.action()));
      changes.add(kept(change));
    } else if (agree(change, step)) {
      agreed++;
      changes.add(merged(change, step, step.isOpen() ? depends() : "as planned in " + real.file()));
    } else {
      differences.add(new Difference(step.address(), change.action(), step.action()));
      changes.add(
          merged(
              change,
              step,
              "planned in " + real.file() + "; predicted was " + change.action().label()));
    }
  }

  private PlannedChange kept(PlannedChange change) {
    String why = real.file() + " lies in the repository, so it takes no loss away";
    return new PlannedChange(
        change.address(),
        change.previousAddress(),
        change.type(),
        change.action(),
        change.attributes(),
        change.forcedBy(),
        change.createBeforeDestroy(),
        change.cause(),
        change.confidence(),
        change.reason().isEmpty() ? why : why + "; " + change.reason(),
        change.stateful());
  }

  /** A plan that leaves open whether it replaces agrees with either. */
  private static boolean agree(PlannedChange change, Step step) {
    return change.action() == step.action()
        || (step.isOpen() && step.action() == Action.REPLACE && change.action() == Action.UPDATE);
  }

  private String depends() {
    return "whether it is replaced, " + real.file() + " leaves open";
  }

  private PlannedChange merged(PlannedChange change, Step step, String reason) {
    boolean replaces = step.action() == Action.REPLACE;
    String forced =
        !replaces ? "" : step.forcing().isEmpty() ? change.forcedBy() : step.forcing().getFirst();
    List<AttributeChange> attributes = attributes(change, step);
    return new PlannedChange(
        step.address(),
        step.previousAddress(),
        change.type(),
        step.action(),
        attributes,
        forced,
        replaces && step.createsFirst(),
        change.cause(),
        step.confidence(),
        refused(change.type(), step, attributes) + reason,
        change.stateful());
  }

  /** A provider plans what its service then refuses. */
  private String refused(String type, Step step, List<AttributeChange> attributes) {
    return Refusal.of(
            type, step.action(), step.confidence(), attributes, resources.get(step.address()))
        .map(refusal -> refusal.reason() + "; ")
        .orElse("");
  }

  private static List<AttributeChange> attributes(PlannedChange change, Step step) {
    if (step.action() == Action.NO_OP) {
      return List.of();
    }
    return step.attributes().isEmpty() ? change.attributes() : step.attributes();
  }

  private void unforeseen(Step step, boolean compared) {
    if (compared && isAction(step.action())) {
      differences.add(new Difference(step.address(), null, step.action()));
    } else if (compared) {
      agreed++;
    }
    Resource resource = resources.get(step.address());
    changes.add(
        new PlannedChange(
            step.address(),
            step.previousAddress(),
            step.type(),
            step.action(),
            step.attributes(),
            step.forcing().isEmpty() ? "" : step.forcing().getFirst(),
            step.createsFirst(),
            resource == null ? step.range() : resource.header(),
            step.confidence(),
            refused(step.type(), step, step.attributes())
                + (step.isOpen() ? depends() : "planned in " + real.file()),
            (resource == null ? Holds.of(step.type()) : Holds.of(resource)) == Content.DATA));
  }

  private static boolean isAction(@Nullable Action action) {
    return action != Action.NO_OP && action != Action.READ;
  }
}
