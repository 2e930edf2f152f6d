package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The popular conditions, by type and attribute path without indices. */
public final class Conditions {
  private Conditions() {}

  /** What the condition of the changed attribute says; null where none is coded. */
  public static @Nullable Outcome decide(String type, Condition.Change change) {
    Condition condition = of(type).get(type + "." + change.attribute());
    if (condition == null) {
      return null;
    }
    return change.known() ? condition.decide(change) : Outcome.UNDECIDED;
  }

  private static Map<String, Condition> of(String type) {
    return type.startsWith("aws_")
        ? AwsConditions.ALL
        : type.startsWith("azurerm_")
            ? AzureConditions.ALL
            : type.startsWith("google_") ? GoogleConditions.ALL : Map.of();
  }
}
