package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which objects choose which workloads, by the labels of their pods. */
final class Selectors {
  /** As many as are drawn of the instances of a Terraform resource. */
  private static final int MOST = 50;

  private static final Map<String, List<String>> CHOOSING =
      Map.of(
          "Service", List.of("spec", "selector"),
          "NetworkPolicy", List.of("spec", "podSelector", "matchLabels"),
          "PodDisruptionBudget", List.of("spec", "selector", "matchLabels"));

  private static final List<String> TEMPLATE = List.of("spec", "template", "metadata", "labels");
  private static final Map<String, List<String>> CHOSEN =
      Map.of(
          "Pod", List.of("metadata", "labels"),
          "Deployment", TEMPLATE,
          "ReplicaSet", TEMPLATE,
          "ReplicationController", TEMPLATE,
          "StatefulSet", TEMPLATE,
          "DaemonSet", TEMPLATE,
          "Job", TEMPLATE);

  /** A label of a pod in a namespace. */
  private record Label(String namespace, String name, String value) {}

  private record Pods(Placed placed, Map<String, String> labels) {}

  private Selectors() {}

  static List<Edge> edges(List<Placed> all, Budget budget) {
    Map<Label, List<Pods>> byLabel = new HashMap<>();
    for (Placed each : all) {
      Map<String, String> labels = texts(at(each.object(), CHOSEN));
      labels.forEach((name, value) ->
          byLabel
              .computeIfAbsent(
                  new Label(each.object().namespace(), name, value), _ -> new ArrayList<>())
              .add(new Pods(each, labels)));
    }
    List<Edge> edges = new ArrayList<>();
    for (Placed each : all) {
      YamlNode selector = at(each.object(), CHOOSING);
      Map<String, String> wanted = texts(selector);
      if (selector != null && !wanted.isEmpty()) {
        var first = wanted.entrySet().iterator().next();
        var label = new Label(each.object().namespace(), first.getKey(), first.getValue());
        byLabel.getOrDefault(label, List.of()).stream()
            .peek(_ -> budget.spend(1))
            .filter(pods -> pods.labels().entrySet().containsAll(wanted.entrySet()))
            .limit(MOST)
            .forEach(pods -> edges.add(edge(each, pods.placed(), selector)));
      }
    }
    return edges;
  }

  private static Edge edge(Placed from, Placed to, YamlNode selector) {
    return new Edge(
        from.address(), to.address(), Edge.Kind.REFERENCE, "", "", selector.span().range());
  }

  private static @Nullable YamlNode at(KubernetesObject object, Map<String, List<String>> paths) {
    List<String> path = paths.get(object.kind());
    YamlNode node = path == null ? null : object.body();
    for (int i = 0; path != null && i < path.size() && node != null; i++) {
      node = node.member(path.get(i)).orElse(null);
    }
    return node;
  }

  private static Map<String, String> texts(@Nullable YamlNode labels) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (labels != null) {
      labels
          .members()
          .forEach(entry ->
              entry.value().scalarText().ifPresent(text -> texts.put(entry.key().text(), text)));
    }
    return texts;
  }
}
