package dev.plumbline.iac.kubernetes;

import dev.plumbline.facts.KubernetesKinds;
import dev.plumbline.iac.yaml.YamlNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of the Kubernetes API, as files write it.
 *
 * @param body the whole of it
 * @param open why its specification can't be told from the files; empty where it can
 */
record KubernetesObject(YamlNode.Mapping body, String open) {
  /** Files of other tools that have the form of an object, and are none of a cluster's. */
  private static final Set<String> FOREIGN =
      Set.of("backstage.io", "kustomize.config.k8s.io", "eksctl.io", "kind.x-k8s.io");

  private static final Set<String> GROUPS =
      Set.of("", "apps", "batch", "autoscaling", "policy", "extensions");

  KubernetesObject(YamlNode.Mapping body) {
    this(body, "");
  }

  /** The object that a document is, or null where it is something else. */
  static @Nullable KubernetesObject of(YamlNode node) {
    return node instanceof YamlNode.Mapping mapping
            && isOne(text(mapping, "apiVersion"), text(mapping, "kind"))
        ? new KubernetesObject(mapping)
        : null;
  }

  /**
   * Whether these words begin an object. A group is one of Kubernetes' own or has a dot, as custom
   * ones must; {@code v1} and {@code Config} are the settings of a client.
   */
  static boolean isOne(String apiVersion, String kind) {
    String group = KubernetesKinds.group(apiVersion);
    String version = apiVersion.substring(apiVersion.lastIndexOf('/') + 1);
    boolean versioned = version.length() > 1 && version.charAt(0) == 'v' && digit(version);
    boolean named = !kind.isEmpty() && Character.isUpperCase(kind.charAt(0));
    boolean known = GROUPS.contains(group) || (group.contains(".") && !FOREIGN.contains(group));
    return versioned && named && known && !(group.isEmpty() && kind.equals("Config"));
  }

  private static boolean digit(String version) {
    return Character.isDigit(version.charAt(1));
  }

  static String text(YamlNode node, String name) {
    return node.member(name).flatMap(YamlNode::scalarText).orElse("");
  }

  String apiVersion() {
    return text(body, "apiVersion");
  }

  String kind() {
    return text(body, "kind");
  }

  /** As written, or what the server makes a name of and a star; empty where it has neither. */
  String name() {
    String name = metadata("name");
    String begun = metadata("generateName");
    return name.isEmpty() && !begun.isEmpty() ? begun + "*" : name;
  }

  /** Empty where the files don't say it. */
  String namespace() {
    return metadata("namespace");
  }

  private String metadata(String name) {
    return body.member("metadata").map(metadata -> text(metadata, name)).orElse("");
  }

  /** The kind, with its group where it is none of Kubernetes' own. */
  String qualifiedKind() {
    String group = KubernetesKinds.group(apiVersion());
    return group.contains(".") && !group.endsWith(".k8s.io") ? kind() + "." + group : kind();
  }

  /** {@code Deployment/shop/web}, and {@code Deployment/web} where no namespace is written. */
  String address() {
    String space = namespace().isEmpty() ? "" : namespace() + "/";
    return qualifiedKind() + "/" + space + name();
  }

  KubernetesObject with(YamlNode.Mapping changed) {
    return new KubernetesObject(changed, open);
  }

  /** The same, where something could not be followed that changes it. */
  KubernetesObject opened(String reason) {
    return new KubernetesObject(body, open.isEmpty() ? reason : open);
  }
}
