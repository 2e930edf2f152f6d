package dev.plumbline.iac.resolved;

import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Counts how much of a stack was understood. */
public final class Understood {
  /**
   * A type of Pulumi's for a provider whose types the mapping tables have: this one is not there.
   */
  private static final Pattern UNMAPPED = Pattern.compile("(aws|azure|gcp):.*");

  private Understood() {}

  public static Coverage of(List<Resource> resources) {
    Map<String, Integer> reasons = new TreeMap<>();
    int evaluated = 0;
    int attributes = 0;
    int unknown = 0;
    for (Resource resource : resources) {
      int before = unknown;
      for (Value value : resource.attributes().members().values()) {
        attributes++;
        var gap =
            Unknowns.in(value)
                .map(found -> found.origin().reason())
                .filter(reason -> !Unknowns.isUntilApply(reason));
        if (gap.isPresent()) {
          unknown++;
          reasons.merge(gap.get(), 1, Integer::sum);
        }
      }
      boolean mapped = !UNMAPPED.matcher(resource.type()).matches();
      if (!mapped) {
        reasons.merge("its type \"" + resource.type() + "\" is not known", 1, Integer::sum);
      }
      evaluated += mapped && unknown == before ? 1 : 0;
    }
    List<Coverage.Reason> sorted =
        reasons.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(entry -> new Coverage.Reason(entry.getKey(), entry.getValue()))
            .toList();
    return new Coverage(resources.size(), evaluated, attributes, unknown, sorted);
  }
}
