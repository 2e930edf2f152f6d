package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.kubernetes.References.Reference;
import dev.plumbline.iac.yaml.YamlNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A kustomization's prefix and suffix of names, and the references to what is renamed. */
final class Naming {
  /** Kinds whose names kustomize leaves as they are. */
  private static final Set<String> KEPT =
      Set.of("Namespace", "CustomResourceDefinition", "APIService");

  private Naming() {}

  static void apply(YamlNode root, List<KubernetesObject> objects) {
    String prefix = KubernetesObject.text(root, "namePrefix");
    String suffix = KubernetesObject.text(root, "nameSuffix");
    if (prefix.isEmpty() && suffix.isEmpty()) {
      return;
    }
    Map<String, String> renamed = new HashMap<>();
    for (KubernetesObject object : objects) {
      if (!KEPT.contains(object.kind())) {
        renamed.put(key(object.kind(), object.name()), prefix + object.name() + suffix);
      }
    }
    objects.replaceAll(object -> referring(object, renamed));
    objects.replaceAll(object -> renamed(object, renamed));
  }

  private static String key(String kind, String name) {
    return kind + "/" + name;
  }

  private static KubernetesObject referring(KubernetesObject object, Map<String, String> renamed) {
    Map<YamlNode, YamlNode> others = new IdentityHashMap<>();
    for (Reference reference : References.of(object)) {
      String name = renamed.get(key(reference.kind(), reference.name()));
      if (name != null) {
        others.put(reference.at(), Edits.text(name, reference.at()));
      }
    }
    return !others.isEmpty()
            && Edits.replaced(object.body(), others) instanceof YamlNode.Mapping mapping
        ? object.with(mapping)
        : object;
  }

  private static KubernetesObject renamed(KubernetesObject object, Map<String, String> renamed) {
    String name = renamed.get(key(object.kind(), object.name()));
    YamlNode metadata = object.body().get("metadata").orElse(null);
    YamlNode written = metadata == null ? null : metadata.member("name").orElse(null);
    return name == null || written == null
        ? object
        : object.with(
            Edits.at(
                object.body(),
                List.of("metadata"),
                it -> Edits.with(it, "name", Edits.text(name, written))));
  }
}
