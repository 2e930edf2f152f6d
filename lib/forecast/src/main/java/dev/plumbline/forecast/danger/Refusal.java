package dev.plumbline.forecast.danger;

import dev.plumbline.forecast.oneway.OneWay;
import dev.plumbline.forecast.reading.Settings;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change that the service refuses, so that the apply fails.
 *
 * @param why {@code engine_version can't go back to an older version}
 * @param sure whether it is refused for certain
 */
public record Refusal(String why, boolean sure) {
  private static final String STORAGE = "allocated_storage";

  /**
   * @param changes of the attributes
   * @param head the resource as the change has it; null where it isn't known
   */
  public static Optional<Refusal> of(
      String type,
      Action action,
      Confidence confidence,
      List<AttributeChange> changes,
      @Nullable Resource head) {
    return switch (action) {
      case UPDATE -> ofUpdate(type, confidence, changes, head);
      case REPLACE -> CustomName.of(confidence, changes, head);
      case CREATE, DESTROY, MOVE, FORGET, READ, NO_OP, UNKNOWN -> Optional.empty();
    };
  }

  private static Optional<Refusal> ofUpdate(
      String type, Confidence confidence, List<AttributeChange> changes, @Nullable Resource head) {
    List<OneWay> refused =
        OneWay.against(type, inPlace(changes)).stream()
            .filter(one -> !one.isIdle() && !(one.path().equals(STORAGE) && isCopied(head)))
            .toList();
    boolean sure =
        confidence == Confidence.CERTAIN && refused.stream().anyMatch(one -> !one.isOpen());
    return refused.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                refused.stream().map(OneWay::words).collect(Collectors.joining(", and ")), sure));
  }

  /** What may replace the resource is not surely an update that could be refused. */
  private static List<AttributeChange> inPlace(List<AttributeChange> changes) {
    return changes.stream().filter(change -> !change.forcesReplacement()).toList();
  }

  /**
   * A blue/green update makes a copy that may be smaller: Amazon RDS User Guide, "Creating a
   * blue/green deployment". Where it isn't known, nothing is said.
   */
  private static boolean isCopied(@Nullable Resource head) {
    return head != null && !Boolean.FALSE.equals(Settings.isSet(head, "blue_green_update.enabled"));
  }

  /** As the reasons of a planned change have it. */
  public String reason() {
    return why + ": applying " + (sure ? "will" : "may") + " fail";
  }
}
