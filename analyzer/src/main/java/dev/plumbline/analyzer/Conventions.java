package dev.plumbline.analyzer;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.graph.Resource.Mode;
import dev.plumbline.model.section.Analysis.Convention;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the stack already does alike: tags that nearly all resources carry, and the form of their
 * names. A habit of fewer than four fifths is none; fewer than three resources show none.
 */
final class Conventions {
  private static final double HABIT = 0.8;
  private static final int FEWEST = 3;
  private static final int MAX_EXCEPTIONS = 20;

  private Conventions() {}

  static List<Convention> of(Graph graph) {
    List<Resource> managed =
        graph.resources().stream().filter(each -> each.mode() == Mode.MANAGED).toList();
    List<Convention> found = new ArrayList<>();
    tags(managed, found);
    names(managed, found);
    return found;
  }

  private static void tags(List<Resource> resources, List<Convention> found) {
    Map<String, Value.Obj> tagged = new LinkedHashMap<>();
    Map<String, Integer> support = new TreeMap<>();
    for (Resource resource : resources) {
      Value tags = resource.attribute("tags_all");
      tags = tags == null ? resource.attribute("tags") : tags;
      if (tags != null && tags.unmarked() instanceof Value.Obj keys) {
        tagged.put(resource.address(), keys);
        keys.members().keySet().forEach(key -> support.merge(key, 1, Integer::sum));
      }
    }
    support.forEach((key, count) -> {
      if (isHabit(count, tagged.size())) {
        List<String> exceptions =
            tagged.entrySet().stream()
                .filter(entry -> !entry.getValue().members().containsKey(key))
                .map(Map.Entry::getKey)
                .limit(MAX_EXCEPTIONS)
                .toList();
        found.add(new Convention("tags", key, count, tagged.size(), exceptions));
      }
    });
  }

  private static void names(List<Resource> resources, List<Convention> found) {
    Map<String, Map<String, String>> byType = new TreeMap<>();
    for (Resource resource : resources) {
      String name = name(resource);
      if (name != null) {
        byType
            .computeIfAbsent(resource.type(), _ -> new LinkedHashMap<>())
            .put(resource.address(), name);
      }
    }
    byType.forEach((type, names) -> {
      NamePattern pattern = NamePattern.mine(List.copyOf(names.values()));
      List<String> exceptions =
          names.entrySet().stream()
              .filter(entry -> !pattern.matches(entry.getValue()))
              .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
              .toList();
      int support = names.size() - exceptions.size();
      if (isHabit(support, names.size())) {
        found.add(
            new Convention(
                type + " names",
                pattern.text(),
                support,
                names.size(),
                exceptions.stream().limit(MAX_EXCEPTIONS).toList()));
      }
    });
  }

  private static @org.jspecify.annotations.Nullable String name(Resource resource) {
    for (String attribute :
        List.of("name", "bucket", "identifier", "cluster_identifier", "function_name")) {
      if (resource.attribute(attribute) instanceof Value.Str(String name)) {
        return name;
      }
    }
    return null;
  }

  private static boolean isHabit(int support, int total) {
    return total >= FEWEST && support >= HABIT * total;
  }
}
