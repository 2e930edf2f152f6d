package dev.plumbline.iac.kubernetes;

import dev.plumbline.facts.KubernetesKinds;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePaths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A kustomization's patches: strategic merges and lists of operations, in files or inline. */
final class Patches {
  private static final Pattern PLAIN = Pattern.compile("[\\w.*-]*");

  /** What a target names that has to be looked for in labels and annotations. */
  private static final List<String> SELECTORS = List.of("labelSelector", "annotationSelector");

  private final ObjectFiles files;
  private final String path;

  /**
   * @param path of the kustomization
   */
  Patches(ObjectFiles files, String path) {
    this.files = files;
    this.path = path;
  }

  void apply(YamlNode root, List<KubernetesObject> objects) {
    for (String list : KustomizationFile.PATCHES) {
      for (YamlNode item : KustomizationFile.items(root, list)) {
        for (YamlNode patch : patches(item)) {
          apply(patch, item.member("target").orElse(null), item, objects);
        }
      }
    }
  }

  /** The documents of one entry: a path, a text, or a mapping with either. */
  private List<YamlNode> patches(YamlNode item) {
    YamlNode written =
        item instanceof YamlNode.Scalar
            ? item
            : item.member("patch").or(() -> item.member("path")).orElse(null);
    String text = written == null ? "" : written.scalarText().orElse("");
    boolean inline = item.member("patch").isPresent() || text.lines().limit(2).count() > 1;
    if (written != null && inline) {
      var read =
          YamlReader.readAll("patch.yaml", text.getBytes(StandardCharsets.UTF_8), files.budget());
      if (!read.diagnostics().isEmpty()) {
        warn("Patch can't be read", "The text is no YAML; nothing is changed by it.", written);
      }
      return read.roots().stream().map(node -> Edits.placed(node, written.span())).toList();
    }
    Optional<String> file = KustomizationFile.resolved(SourcePaths.directory(path), text);
    if (file.isEmpty() || files.tree().file(file.get()) == null) {
      warn("Missing patch", "Nothing is at \"" + text + "\" in the snapshot.", item);
      return List.of();
    }
    return files.documents(file.get());
  }

  private void apply(
      YamlNode patch, @Nullable YamlNode target, YamlNode item, List<KubernetesObject> objects) {
    List<KubernetesObject> changed = new ArrayList<>();
    boolean open = target != null && isOpen(target);
    for (KubernetesObject object : objects) {
      boolean meant = target != null ? matches(target, object) : matches(patch, object);
      if (!meant) {
        changed.add(object);
      } else if (open) {
        changed.add(object.opened("a patch whose target is not followed may change it"));
      } else {
        patched(patch, object).ifPresent(changed::add);
      }
    }
    if (open) {
      warn(
          "Target of a patch is not followed",
          "Which objects the patch changes depends on labels or on a pattern; those that it may"
              + " change are unknown.",
          item);
    }
    objects.clear();
    objects.addAll(changed);
  }

  private static Optional<KubernetesObject> patched(YamlNode patch, KubernetesObject object) {
    if (patch instanceof YamlNode.Sequence operations) {
      YamlNode body = JsonPatch.applied(operations, object.body());
      return Optional.of(
          body instanceof YamlNode.Mapping mapping
              ? object.with(mapping)
              : object.opened("a patch of its kustomization could not be followed"));
    }
    boolean known = KubernetesKinds.type(object.apiVersion(), object.kind()) != null;
    YamlNode merged = new StrategicMerge(known).merged(object.body(), patch);
    return merged instanceof YamlNode.Mapping mapping
        ? Optional.of(object.with(mapping))
        : Optional.empty();
  }

  /** By kind and name, as the object's own file or another's patch writes them. */
  private static boolean matches(YamlNode wanted, KubernetesObject object) {
    boolean target = wanted.member("metadata").isEmpty();
    YamlNode names = target ? wanted : wanted.member("metadata").orElse(wanted);
    String namespace = KubernetesObject.text(names, "namespace");
    String group =
        target
            ? KubernetesObject.text(wanted, "group")
            : KubernetesKinds.group(KubernetesObject.text(wanted, "apiVersion"));
    return fits(KubernetesObject.text(wanted, "kind"), object.kind(), target)
        && fits(KubernetesObject.text(names, "name"), object.name(), target)
        && (namespace.isEmpty() || fits(namespace, object.namespace(), target))
        && (group.isEmpty() || group.equals(KubernetesKinds.group(object.apiVersion())));
  }

  /** A target that does not say it means any; one that is a pattern may mean any. */
  private static boolean fits(String wanted, String found, boolean target) {
    return wanted.equals(found) || (target && (wanted.isEmpty() || isPattern(wanted)));
  }

  private static boolean isPattern(String text) {
    return !PLAIN.matcher(text).matches() || text.contains("*");
  }

  private static boolean isOpen(YamlNode target) {
    return SELECTORS.stream().anyMatch(name -> target.member(name).isPresent())
        || target.members().stream()
            .flatMap(entry -> entry.value().scalarText().stream())
            .anyMatch(text -> isPattern(text) && !text.equals(".*"));
  }

  private void warn(String summary, String detail, YamlNode at) {
    files.problems().add(Diagnostic.warning(summary, detail, at.span().range()));
  }
}
