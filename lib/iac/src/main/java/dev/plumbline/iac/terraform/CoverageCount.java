package dev.plumbline.iac.terraform;

import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what could not be known although the configuration, or somebody, knows it. */
final class CoverageCount {
  private final Map<String, Integer> reasons = new HashMap<>();
  private int resources;
  private int evaluated;
  private int attributes;
  private int unknown;

  void add(Value.Obj resource) {
    resources++;
    int before = unknown;
    for (Value value : resource.members().values()) {
      attributes++;
      String reason = gap(value);
      if (reason != null) {
        unknown++;
        reasons.merge(reason, 1, Integer::sum);
      }
    }
    if (unknown == before) {
      evaluated++;
    }
  }

  void addAll(CoverageCount other) {
    resources += other.resources;
    evaluated += other.evaluated;
    attributes += other.attributes;
    unknown += other.unknown;
    other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Integer::sum));
  }

  /** The reason of the first unknown that is one before apply too; null where there is none. */
  private static @org.jspecify.annotations.Nullable String gap(Value value) {
    return switch (value) {
      case Value.Unknown(Value.Origin origin) ->
          Reasons.isUntilApply(origin.reason()) ? null : origin.reason();
      case Value.Sensitive(Value inner) -> gap(inner);
      case Value.Seq seq -> first(seq.elements());
      case Value.Obj obj -> first(obj.members().values());
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> null;
    };
  }

  private static @org.jspecify.annotations.Nullable String first(Iterable<Value> values) {
    for (Value value : values) {
      String reason = gap(value);
      if (reason != null) {
        return reason;
      }
    }
    return null;
  }

  Coverage result() {
    List<Coverage.Reason> sorted =
        reasons.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(entry -> new Coverage.Reason(entry.getKey(), entry.getValue()))
            .toList();
    return new Coverage(resources, evaluated, attributes, unknown, sorted);
  }
}
