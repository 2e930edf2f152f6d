package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a kustomization changes in all of its objects: namespace, names, labels, images, counts. */
final class Transformations {
  /** Kinds of Kubernetes' own that are in no namespace: its API reference, 1.34. */
  private static final Set<String> CLUSTER_WIDE =
      Set.of(
          "Namespace",
          "Node",
          "PersistentVolume",
          "ClusterRole",
          "ClusterRoleBinding",
          "CustomResourceDefinition",
          "StorageClass",
          "PriorityClass",
          "IngressClass",
          "RuntimeClass",
          "CSIDriver",
          "APIService",
          "PodSecurityPolicy",
          "MutatingWebhookConfiguration",
          "ValidatingWebhookConfiguration",
          "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding");

  private static final List<String> METADATA = List.of("metadata");
  private static final List<String> TEMPLATE = List.of("spec", "template", "metadata");

  private Transformations() {}

  static void apply(YamlNode root, List<KubernetesObject> objects) {
    root.member("namespace").ifPresent(namespace -> namespace(namespace, objects));
    Naming.apply(root, objects);
    root.member("commonLabels").ifPresent(labels -> labels(labels, true, true, objects));
    for (YamlNode item : KustomizationFile.items(root, "labels")) {
      YamlNode pairs = item.member("pairs").orElse(null);
      if (pairs != null) {
        boolean selectors = KubernetesObject.text(item, "includeSelectors").equals("true");
        boolean templates = KubernetesObject.text(item, "includeTemplates").equals("true");
        labels(pairs, selectors, selectors || templates, objects);
      }
    }
    root.member("commonAnnotations")
        .ifPresent(annotations -> {
          added(annotations, METADATA, "annotations", objects, false);
          added(annotations, TEMPLATE, "annotations", objects, true);
        });
    for (YamlNode item : KustomizationFile.items(root, "replicas")) {
      replicas(item, objects);
    }
    for (YamlNode item : KustomizationFile.items(root, "images")) {
      objects.replaceAll(object -> object.with(Images.changed(object.body(), item)));
    }
  }

  private static void namespace(YamlNode namespace, List<KubernetesObject> objects) {
    change(
        objects,
        object -> CLUSTER_WIDE.contains(object.kind()) ? null : METADATA,
        metadata -> Edits.with(metadata, "namespace", namespace));
  }

  private static void labels(
      YamlNode labels, boolean selectors, boolean templates, List<KubernetesObject> objects) {
    added(labels, METADATA, "labels", objects, false);
    if (templates) {
      added(labels, TEMPLATE, "labels", objects, true);
    }
    if (selectors) {
      added(labels, List.of("spec", "selector"), "matchLabels", objects, true);
      change(
          objects,
          object ->
              object.kind().equals("Service") && has(object, List.of("spec", "selector"))
                  ? List.of("spec", "selector")
                  : null,
          selector -> merged(selector, labels));
    }
  }

  /**
   * @param there only where the path is there already, and is no Service's
   */
  private static void added(
      YamlNode pairs,
      List<String> path,
      String name,
      List<KubernetesObject> objects,
      boolean there) {
    change(
        objects,
        object -> there && (object.kind().equals("Service") || !has(object, path)) ? null : path,
        mapping -> Edits.at(mapping, List.of(name), existing -> merged(existing, pairs)));
  }

  private static YamlNode.Mapping merged(YamlNode.Mapping existing, YamlNode pairs) {
    YamlNode.Mapping result = existing;
    for (YamlNode.Entry pair : pairs.members()) {
      result = Edits.with(result, pair.key().text(), pair.value());
    }
    return result;
  }

  private static void replicas(YamlNode item, List<KubernetesObject> objects) {
    String name = KubernetesObject.text(item, "name");
    YamlNode count = item.member("count").orElse(null);
    if (count != null) {
      change(
          objects,
          object ->
              object.name().equals(name) && has(object, List.of("spec", "template"))
                  ? List.of("spec")
                  : null,
          spec -> Edits.with(spec, "replicas", count));
    }
  }

  private static boolean has(KubernetesObject object, List<String> path) {
    YamlNode node = object.body();
    for (String step : path) {
      node = node == null ? null : node.member(step).orElse(null);
    }
    return node != null;
  }

  /** Where something is changed in an object. */
  private interface Where {
    @Nullable List<String> in(KubernetesObject object);
  }

  private static void change(
      List<KubernetesObject> objects, Where where, UnaryOperator<YamlNode.Mapping> operation) {
    objects.replaceAll(object -> {
      List<String> path = where.in(object);
      return path == null ? object : object.with(Edits.at(object.body(), path, operation));
    });
  }
}
