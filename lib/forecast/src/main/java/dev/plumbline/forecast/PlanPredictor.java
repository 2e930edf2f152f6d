package dev.plumbline.forecast;

import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.danger.Content;
import dev.plumbline.forecast.danger.Holds;
import dev.plumbline.forecast.danger.Refusal;
import dev.plumbline.forecast.reading.Language;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Predicts what applying a change does to each resource, the base being taken as applied. */
public final class PlanPredictor {
  private final Replacements replacements;
  private final Set<String> guardedBlocks = new HashSet<>();

  private PlanPredictor(Graph head) {
    replacements = new Replacements(head);
    head.resources().stream()
        .filter(resource -> resource.lifecycle().preventDestroy())
        .forEach(resource -> guardedBlocks.add(Addresses.withoutKeys(resource.address())));
  }

  /**
   * The predicted plan, every managed instance of either side in it, those that do not change too.
   *
   * @param base null where there is nothing to compare with; an empty graph stands for a stack that
   *     is new
   * @param head an empty graph stands for a stack that is removed
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Validation.Plan predict(@Nullable Graph base, Graph head, Budget budget) {
    if (base == null) {
      return new Validation.Plan(false, List.of());
    }
    var run = new PlanRun(base, head, budget);
    var predictor = new PlanPredictor(head);
    List<PlannedChange> changes = new ArrayList<>();
    run.head().forEach(prediction -> changes.add(predictor.change(prediction, false)));
    run.gone().forEach(prediction -> changes.add(predictor.change(prediction, true)));
    return new Validation.Plan(true, changes);
  }

  private PlannedChange change(Prediction prediction, boolean gone) {
    Resource resource = prediction.resource();
    // What is destroyed is named as it stands in the state, wherever a block would move it first.
    String address =
        gone && !prediction.previousAddress().isEmpty()
            ? prediction.previousAddress()
            : resource.address();
    List<AttributeChange> attributes = attributes(prediction);
    return new PlannedChange(
        address,
        gone ? "" : prediction.previousAddress(),
        resource.type(),
        prediction.action(),
        attributes,
        forcedBy(prediction),
        prediction.action() == Action.REPLACE && replacements.createsFirst(address),
        cause(prediction),
        prediction.certainty().confidence(),
        reason(prediction, attributes),
        holdsData(prediction));
  }

  /** The facts are those of what is there, which may be of another type than what comes. */
  private static boolean holdsData(Prediction prediction) {
    ResourceFacts facts = prediction.facts();
    Resource resource = prediction.resource();
    boolean other = facts != null && !facts.type().equals(resource.type()) && facts.stateful();
    return other || Holds.of(resource) == Content.DATA;
  }

  private static List<AttributeChange> attributes(Prediction prediction) {
    return prediction.differences().stream()
        .flatMap(difference ->
            difference.parts().stream()
                .map(part -> attribute(part, prediction, forces(difference, prediction))))
        .toList();
  }

  /** Elements of one set that stand for each other force together. */
  private static boolean forces(Difference difference, Prediction prediction) {
    Difference forcing = prediction.forcing();
    return forcing != null
        && (difference.equals(forcing)
            || (forcing.told() != null
                && difference.told() != null
                && Paths.attribute(forcing.path()).equals(Paths.attribute(difference.path()))));
  }

  private static AttributeChange attribute(
      Difference difference, Prediction prediction, boolean forces) {
    Resource resource = prediction.resource();
    return new AttributeChange(
        difference.path(),
        Rendering.of(difference.path(), difference.before(), resource),
        Rendering.of(difference.path(), difference.after(), resource),
        forces);
  }

  private static String forcedBy(Prediction prediction) {
    Difference forcing = prediction.forcing();
    return forcing == null || prediction.action() != Action.REPLACE ? "" : forcing.path();
  }

  private static SourceRange cause(Prediction prediction) {
    Resource resource = prediction.resource();
    Difference forcing = prediction.forcing();
    if (forcing != null) {
      return resource.rangeOf(forcing.path());
    }
    return prediction.triggeredBy().isEmpty()
        ? prediction.differences().stream()
            .flatMap(difference -> difference.parts().stream())
            .findFirst()
            .map(first -> resource.rangeOf(first.path()))
            .orElse(resource.header())
        : resource.header();
  }

  private String reason(Prediction prediction, List<AttributeChange> attributes) {
    List<String> reasons = new ArrayList<>();
    if (!prediction.triggeredBy().isEmpty()) {
      reasons.add("replace_triggered_by " + prediction.triggeredBy());
    }
    String guard = guard(prediction.resource());
    if (prediction.action().destroys() && !guard.isEmpty()) {
      reasons.add(guard + " stands against it: applying will fail");
    }
    Refusal.of(
            prediction.resource().type(),
            prediction.action(),
            prediction.certainty().confidence(),
            attributes,
            prediction.resource())
        .ifPresent(refusal -> reasons.add(refusal.reason()));
    if (!prediction.certainty().reason().isEmpty()) {
      reasons.add(prediction.certainty().reason());
    }
    return String.join("; ", reasons);
  }

  /** Pulumi's state holds it, wherever the program no longer does; Terraform's code has to. */
  private String guard(Resource resource) {
    return switch (Language.of(resource)) {
      case PULUMI -> resource.lifecycle().preventDestroy() ? "protect" : "";
      case TERRAFORM, CLOUDFORMATION ->
          guardedBlocks.contains(Addresses.withoutKeys(resource.address()))
              ? "prevent_destroy"
              : "";
    };
  }
}
