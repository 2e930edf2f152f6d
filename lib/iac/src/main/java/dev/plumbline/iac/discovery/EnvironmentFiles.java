package dev.plumbline.iac.discovery;

import dev.plumbline.iac.discovery.ProjectSettings.Environment;
import dev.plumbline.model.source.SourcePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environments of a root module by where people put their values: {@code prod.tfvars} beside
 * the code, {@code environments/prod.tfvars}, {@code envs/prod/terraform.tfvars}. Only where {@code
 * .plumbline.yaml} says nothing.
 */
final class EnvironmentFiles {
  /** More than anybody has by hand; each is an evaluation of its own. */
  static final int MOST = 12;

  private static final List<String> FOLDERS =
      List.of(
          "environments",
          "environment",
          "envs",
          "env",
          "vars",
          "tfvars",
          "variables",
          "config",
          "configs");

  /** Values that go with those of every environment. */
  private static final Set<String> SHARED =
      Set.of("common", "shared", "global", "globals", "base", "default", "defaults");

  /** Names that say nothing of an environment. */
  private static final Set<String> NONE =
      Set.of(
          "example",
          "examples",
          "sample",
          "template",
          "terraform",
          "variables",
          "vars",
          "values",
          "inputs",
          "input",
          "secrets",
          "secret",
          "main",
          "my",
          "override",
          "local-example");

  private final Directories directories;
  private final Set<String> modules;
  private final NavigableMap<String, List<String>> files = new TreeMap<>();
  private final List<String> shared = new ArrayList<>();

  private EnvironmentFiles(Directories directories, Set<String> modules) {
    this.directories = directories;
    this.modules = modules;
  }

  /**
   * What is found for a root module, by name, at most {@link #MOST}.
   *
   * @param modules directories with Terraform code: what is in one of these is its own
   */
  static List<Environment> of(String root, Directories directories, Set<String> modules) {
    var found = new EnvironmentFiles(directories, modules);
    found.named(root);
    String prefix = root.isEmpty() ? "" : root + "/";
    for (String folder : FOLDERS) {
      found.folder(prefix + folder);
    }
    return found.environments();
  }

  /** {@code prod.tfvars} in a directory. */
  private void named(String directory) {
    for (String path : directories.in(directory)) {
      String file = SourcePaths.name(path);
      if (TerraformFile.isValues(file) && !TerraformFile.isAutomaticValues(file)) {
        add(file.replaceFirst("\\.tfvars(\\.json)?$", ""), path);
      }
    }
  }

  /** {@code environments/prod.tfvars} and {@code environments/prod/*.tfvars}. */
  private void folder(String folder) {
    if (modules.contains(folder)) {
      return;
    }
    named(folder);
    String prefix = folder + "/";
    for (String directory :
        directories.files().subMap(prefix, true, prefix + '\uffff', false).keySet()) {
      String name = directory.substring(prefix.length());
      if (name.indexOf('/') < 0 && !modules.contains(directory)) {
        directories.in(directory).stream()
            .filter(path -> TerraformFile.isValues(SourcePaths.name(path)))
            .forEach(path -> add(name, path));
      }
    }
  }

  private void add(String name, String path) {
    if (SHARED.contains(name)) {
      shared.add(path);
    } else if (!NONE.contains(name) && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      files.computeIfAbsent(name, _ -> new ArrayList<>()).add(path);
    }
  }

  private List<Environment> environments() {
    List<Environment> environments = new ArrayList<>();
    files.forEach((name, own) -> {
      List<String> all = new ArrayList<>(shared);
      all.addAll(own);
      environments.add(new Environment(name, List.of(), all));
    });
    return environments;
  }
}
