package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which files are kustomizations, and what they name. */
public final class KustomizationFile {
  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** Lists of directories and files with objects. */
  static final List<String> OBJECTS = List.of("resources", "bases", "components");

  /** Lists of patches: paths, or mappings that have one. */
  static final List<String> PATCHES =
      List.of("patches", "patchesStrategicMerge", "patchesJson6902");

  private KustomizationFile() {}

  /** Whether a path is one by its name. */
  public static boolean isOne(String path) {
    return NAMES.contains(SourcePaths.name(path));
  }

  /** The one of a directory; empty where it has none. */
  public static String in(String directory, Collection<String> paths) {
    return NAMES.stream()
        .map(name -> directory.isEmpty() ? name : directory + "/" + name)
        .filter(paths::contains)
        .findFirst()
        .orElse("");
  }

  /**
   * What it names, relative to the repository: directories and files of objects, and patches.
   *
   * @param path of the kustomization
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static List<String> names(String path, byte[] source, Budget budget) {
    YamlNode root = YamlReader.read(path, source, budget).root();
    List<String> named = new ArrayList<>();
    if (root != null) {
      for (String list : OBJECTS) {
        items(root, list).forEach(item -> item.scalarText().ifPresent(named::add));
      }
      for (String list : PATCHES) {
        items(root, list)
            .forEach(item ->
                item.scalarText()
                    .or(() -> item.member("path").flatMap(YamlNode::scalarText))
                    .ifPresent(named::add));
      }
    }
    return named.stream()
        .flatMap(name -> resolved(SourcePaths.directory(path), name).stream())
        .distinct()
        .toList();
  }

  static List<YamlNode> items(YamlNode root, String list) {
    return root.member(list).map(YamlNode::items).orElse(List.of());
  }

  /** Where a relative path leads; empty outside of the repository, and for an inline text. */
  static Optional<String> resolved(String directory, String relative) {
    boolean path = !relative.startsWith("/") && relative.lines().limit(2).count() == 1;
    return path && !relative.contains("://")
        ? Optional.ofNullable(SourcePaths.normal(directory + "/" + relative))
        : Optional.empty();
  }
}
