package dev.plumbline.validator.tests;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import java.util.List;

/**
 * Where a module's generated tests stand, and what else is tested there: as the repository does it.
 *
 * @param path of the file
 * @param others test files of the module that are not the generated one
 * @param kebab whether names are written as in {@code creates-a-bucket}
 */
record Place(String path, List<Committed> others, boolean kebab) {
  private static final String TERRAFORM = ".tftest.hcl";
  private static final String TOFU = ".tofutest.hcl";

  static Place of(Module module, SourceTree tree, Budget budget) {
    String directory = module.directory().isEmpty() ? "" : module.directory() + "/";
    List<String> beside = in(tree, directory);
    List<String> below = in(tree, directory + "tests/");
    boolean tofu = directly(tree, directory).stream().anyMatch(path -> path.endsWith(".tofu"));
    String folder = below.isEmpty() && !beside.isEmpty() ? directory : directory + "tests/";
    List<String> others =
        java.util.stream.Stream.concat(beside.stream(), below.stream())
            .filter(path -> !SourcePaths.name(path).startsWith("plumbline"))
            .toList();
    boolean dashes =
        others.stream().anyMatch(path -> SourcePaths.name(path).contains("-"))
            && others.stream().noneMatch(path -> SourcePaths.name(path).contains("_"));
    List<Committed> read =
        others.stream()
            .flatMap(path -> java.util.stream.Stream.ofNullable(Committed.of(tree, path, budget)))
            .toList();
    String about = module.environment().isEmpty() ? "properties" : module.environment();
    String name = "plumbline" + (dashes ? "-" : "_") + about.replaceAll("[^A-Za-z0-9-]", "_");
    return new Place(
        folder + name + (tofu ? TOFU : TERRAFORM),
        read,
        read.stream().anyMatch(Committed::hasKebabNames));
  }

  /** Of a run, in the repository's way. */
  String styled(String name) {
    return kebab ? name.replace('_', '-') : name;
  }

  private static List<String> in(SourceTree tree, String directory) {
    return directly(tree, directory).stream()
        .filter(path -> path.endsWith(TERRAFORM) || path.endsWith(TOFU))
        .toList();
  }

  private static List<String> directly(SourceTree tree, String directory) {
    return tree.files().subMap(directory, directory + '\uffff').keySet().stream()
        .filter(path -> path.indexOf('/', directory.length()) < 0)
        .toList();
  }
}
