package dev.plumbline.reporter.runbook;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who owns a stack, as far as its tags say. */
final class Owners {
  private static final Set<String> TAGS = Set.of("owner", "owners", "team", "owned_by", "ownedby");
  private static final List<String> BLOCKS =
      List.of("tags_all", "tags", "terraform_labels", "labels");

  private Owners() {}

  /** Owners by how many resources name them, most first. */
  static List<String> of(Graph graph) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Resource resource : graph.resources()) {
      String owner = owner(resource);
      if (!owner.isEmpty()) {
        counts.merge(owner, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String owner(Resource resource) {
    for (String block : BLOCKS) {
      if (resource.attribute(block) instanceof Value.Obj(Map<String, Value> tags)) {
        for (Map.Entry<String, Value> tag : tags.entrySet()) {
          if (TAGS.contains(tag.getKey().toLowerCase(Locale.ROOT))
              && tag.getValue() instanceof Value.Str(String name)) {
            return name;
          }
        }
      }
    }
    return "";
  }
}
