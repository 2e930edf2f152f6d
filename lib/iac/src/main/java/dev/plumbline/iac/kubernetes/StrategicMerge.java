package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges a patch into an object as {@code kubectl patch} does: mappings member by member, lists of
 * Kubernetes' own objects element by element where the API names a key for them, others as a whole.
 * Keys are those that the API reference of Kubernetes 1.34 gives as patch merge keys.
 */
final class StrategicMerge {
  private static final String DIRECTIVE = "$patch";

  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("containers", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("ephemeralContainers", List.of("name")),
          Map.entry("volumes", List.of("name")),
          Map.entry("env", List.of("name")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("secrets", List.of("name")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("volumeDevices", List.of("devicePath")),
          Map.entry("ports", List.of("containerPort", "port")),
          Map.entry("hostAliases", List.of("ip")),
          Map.entry("topologySpreadConstraints", List.of("topologyKey")));

  private final boolean keyed;

  /**
   * @param keyed whether it is one of Kubernetes' own objects; lists of others are replaced
   */
  StrategicMerge(boolean keyed) {
    this.keyed = keyed;
  }

  /** The object after the patch, or null where the patch deletes it. */
  @Nullable YamlNode merged(YamlNode object, YamlNode patch) {
    if (!(object instanceof YamlNode.Mapping before) || !(patch instanceof YamlNode.Mapping with)) {
      return patch;
    }
    String directive = KubernetesObject.text(with, DIRECTIVE);
    if (directive.equals("delete")) {
      return null;
    }
    if (directive.equals("replace")) {
      return Edits.without(with, DIRECTIVE);
    }
    YamlNode.Mapping result = before;
    for (YamlNode.Entry entry : with.entries()) {
      String name = entry.key().text();
      if (!name.startsWith("$")) {
        result = member(result, name, entry.value());
      }
    }
    return result;
  }

  private YamlNode.Mapping member(YamlNode.Mapping before, String name, YamlNode value) {
    YamlNode old = before.get(name).orElse(null);
    if (value instanceof YamlNode.Scalar scalar && isNull(scalar)) {
      return Edits.without(before, name);
    }
    YamlNode next =
        old instanceof YamlNode.Sequence one && value instanceof YamlNode.Sequence other
            ? list(name, one, other)
            : old == null ? cleaned(value) : merged(old, value);
    return next == null ? Edits.without(before, name) : Edits.with(before, name, next);
  }

  private static boolean isNull(YamlNode.Scalar scalar) {
    return scalar.plain() && List.of("null", "~", "").contains(scalar.text());
  }

  /** What is new has nothing to merge with; directives in it mean nothing to the server. */
  private static YamlNode cleaned(YamlNode value) {
    return value instanceof YamlNode.Mapping mapping ? Edits.without(mapping, DIRECTIVE) : value;
  }

  private YamlNode list(String name, YamlNode.Sequence before, YamlNode.Sequence patch) {
    List<String> keys = keyed ? KEYS.getOrDefault(name, List.of()) : List.of();
    String key =
        keys.stream()
            .filter(each ->
                patch.elements().stream().anyMatch(element -> element.member(each).isPresent()))
            .findFirst()
            .orElse("");
    if (key.isEmpty()) {
      return patch;
    }
    List<YamlNode> elements = new ArrayList<>(before.elements());
    for (YamlNode element : patch.elements()) {
      int at = indexOf(elements, key, KubernetesObject.text(element, key));
      if (at < 0) {
        if (!KubernetesObject.text(element, DIRECTIVE).equals("delete")) {
          elements.add(cleaned(element));
        }
        continue;
      }
      YamlNode merged = merged(elements.get(at), element);
      if (merged == null) {
        elements.remove(at);
      } else {
        elements.set(at, merged);
      }
    }
    return new YamlNode.Sequence(List.copyOf(elements), before.tag(), before.span());
  }

  private static int indexOf(List<YamlNode> elements, String key, String value) {
    for (int i = 0; i < elements.size(); i++) {
      if (KubernetesObject.text(elements.get(i), key).equals(value)) {
        return i;
      }
    }
    return -1;
  }
}
