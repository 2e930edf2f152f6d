package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The names of other objects in an object. Where such names stand is from the API reference of
 * Kubernetes 1.34.
 */
final class References {
  /**
   * One name.
   *
   * @param namespace of the object that is named, as far as the files say it
   * @param at where the name is written
   */
  record Reference(String kind, String namespace, String name, YamlNode.Scalar at) {}

  /** A member that holds the name of another object, and of which kind that one is. */
  private record Naming(String member, String kind) {}

  private static final Map<String, Naming> NAMED =
      Map.of(
          "configMap", new Naming("name", "ConfigMap"),
          "configMapRef", new Naming("name", "ConfigMap"),
          "configMapKeyRef", new Naming("name", "ConfigMap"),
          "secretRef", new Naming("name", "Secret"),
          "secretKeyRef", new Naming("name", "Secret"),
          "imagePullSecrets", new Naming("name", "Secret"),
          "secret", new Naming("secretName", "Secret"),
          "persistentVolumeClaim", new Naming("claimName", "PersistentVolumeClaim"),
          "service", new Naming("name", "Service"));

  private static final Map<String, String> TEXTS =
      Map.of("serviceAccountName", "ServiceAccount", "serviceName", "Service");

  private static final List<String> WITH_KIND = List.of("roleRef", "scaleTargetRef", "subjects");

  private final String own;
  private final List<Reference> found = new ArrayList<>();

  private References(String own) {
    this.own = own;
  }

  static List<Reference> of(KubernetesObject object) {
    var references = new References(object.namespace());
    object
        .body()
        .get("metadata")
        .flatMap(metadata -> metadata.member("namespace"))
        .ifPresent(name -> references.add("Namespace", "", name));
    for (YamlNode.Entry entry : object.body().entries()) {
      if (!entry.key().text().equals("metadata")) {
        references.walk(entry.key().text(), entry.value());
      }
    }
    return references.found;
  }

  private void walk(String key, YamlNode node) {
    switch (node) {
      case YamlNode.Scalar scalar -> {
        String kind = TEXTS.get(key);
        if (kind != null) {
          add(kind, own, scalar);
        }
      }
      case YamlNode.Sequence it -> it.elements().forEach(element -> walk(key, element));
      case YamlNode.Mapping mapping -> {
        named(key, mapping);
        mapping.entries().forEach(entry -> walk(entry.key().text(), entry.value()));
      }
    }
  }

  private void named(String key, YamlNode.Mapping mapping) {
    Naming naming = NAMED.get(key);
    if (naming != null) {
      mapping.get(naming.member()).ifPresent(name -> add(naming.kind(), own, name));
    } else if (WITH_KIND.contains(key)) {
      String kind = KubernetesObject.text(mapping, "kind");
      String other = KubernetesObject.text(mapping, "namespace");
      String namespace = kind.startsWith("Cluster") ? "" : other.isEmpty() ? own : other;
      mapping.get("name").ifPresent(name -> add(kind, namespace, name));
    }
  }

  private void add(String kind, String namespace, YamlNode name) {
    if (name instanceof YamlNode.Scalar scalar && !kind.isEmpty()) {
      found.add(new Reference(kind, namespace, scalar.text(), scalar));
    }
  }
}
