package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePaths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a kustomization makes of the objects that it names, as kustomize's documentation describes
 * it. What is not followed is said; objects that it may change have an unknown specification.
 */
final class Kustomization {
  /** Fields that only add objects, and which fields may change any of them. */
  private static final List<String> ADDING =
      List.of("generators", "helmCharts", "helmChartInflationGenerator");

  private static final List<String> CHANGING = List.of("transformers", "replacements", "vars");

  private static final int DEEPEST = 30;

  private final ObjectFiles files;
  private final Set<String> included = new HashSet<>();

  Kustomization(ObjectFiles files) {
    this.files = files;
  }

  /** The objects of a kustomization's file, changed as it says. */
  List<KubernetesObject> objects(String path) {
    return objects(path, 0);
  }

  private List<KubernetesObject> objects(String path, int depth) {
    List<KubernetesObject> objects = new ArrayList<>();
    for (YamlNode root : files.documents(path)) {
      for (String list : List.of("resources", "bases")) {
        for (YamlNode item : KustomizationFile.items(root, list)) {
          objects.addAll(named(path, item, depth));
        }
      }
      objects.addAll(Generated.of(root));
      for (YamlNode item : KustomizationFile.items(root, "components")) {
        component(path, item, objects, depth);
      }
      change(path, root, objects);
    }
    return objects;
  }

  private List<KubernetesObject> named(String path, YamlNode item, int depth) {
    String written = item.scalarText().orElse("");
    Optional<String> target = KustomizationFile.resolved(SourcePaths.directory(path), written);
    if (target.isEmpty() || isRemote(written)) {
      warn("Remote base is not read", "What \"" + written + "\" has is not in the snapshot.", item);
      return List.of();
    }
    String inner = KustomizationFile.in(target.get(), files.tree().files().keySet());
    boolean file = files.tree().file(target.get()) != null;
    if (!file && inner.isEmpty()) {
      warn("Missing resource", "Nothing is at \"" + written + "\" in the snapshot.", item);
      return List.of();
    }
    if (!included.add(target.get()) || depth > DEEPEST) {
      warn("Resource is named again", "\"" + written + "\" is included already.", item);
      return List.of();
    }
    return file ? files.objects(target.get()) : objects(inner, depth + 1);
  }

  /** {@code github.com/org/repo//path?ref=v1}: kustomize fetches it. */
  private static boolean isRemote(String written) {
    return written.contains("?ref=")
        || written.contains("//")
        || written.startsWith("github.com/")
        || written.startsWith("git@");
  }

  /** A component has no objects of its own to begin with: it changes those that are there. */
  private void component(String path, YamlNode item, List<KubernetesObject> objects, int depth) {
    String written = item.scalarText().orElse("");
    String inner =
        KustomizationFile.resolved(SourcePaths.directory(path), written)
            .map(target -> KustomizationFile.in(target, files.tree().files().keySet()))
            .orElse("");
    if (inner.isEmpty()) {
      warn("Missing resource", "Nothing is at \"" + written + "\" in the snapshot.", item);
      open(objects, "a component of its kustomization is not in the snapshot");
    } else if (included.add(inner) && depth <= DEEPEST) {
      for (YamlNode root : files.documents(inner)) {
        for (YamlNode resource : KustomizationFile.items(root, "resources")) {
          objects.addAll(named(inner, resource, depth + 1));
        }
        objects.addAll(Generated.of(root));
        change(inner, root, objects);
      }
    }
  }

  /** In the order in which kustomize does it. */
  private void change(String path, YamlNode root, List<KubernetesObject> objects) {
    new Patches(files, path).apply(root, objects);
    Transformations.apply(root, objects);
    for (String field : ADDING) {
      root.member(field)
          .ifPresent(at ->
              warn(
                  "Generator is not followed",
                  "What \"" + field + "\" adds is made by another program, and not reviewed.",
                  at));
    }
    for (String field : CHANGING) {
      root.member(field)
          .ifPresent(at -> {
            warn(
                "Transformation is not followed",
                "What \"" + field + "\" changes is unknown in all objects of this kustomization.",
                at);
            open(objects, "\"" + field + "\" of its kustomization may change it");
          });
    }
  }

  private static void open(List<KubernetesObject> objects, String reason) {
    objects.replaceAll(object -> object.opened(reason));
  }

  private void warn(String summary, String detail, YamlNode at) {
    files.problems().add(Diagnostic.warning(summary, detail, at.span().range()));
  }
}
