package dev.plumbline.iac.discovery;

import dev.plumbline.model.source.SourcePaths;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which files a root module is made of. */
final class TerraformClosure {
  /** What people read and Terraform does not, unless code names it. */
  private static final Set<String> PROSE = Set.of("md", "adoc", "rst", "png", "svg", "jpg", "pdf");

  /** A directory of dependencies would make the stack too large, and says nothing about it. */
  private static final int MOST_PACKED = 2_000;

  private final Directories directories;
  private final NavigableMap<String, List<TerraformFile>> modules;
  private final Map<String, NavigableSet<String>> callees;

  TerraformClosure(
      Directories directories,
      NavigableMap<String, List<TerraformFile>> modules,
      Map<String, NavigableSet<String>> callees) {
    this.directories = directories;
    this.modules = modules;
    this.callees = callees;
  }

  NavigableSet<String> of(String root) {
    var files = new TreeSet<String>();
    var seen = new TreeSet<String>();
    var open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      String module = open.remove();
      if (seen.add(module)) {
        directories.in(module).stream().filter(path -> !isProse(path)).forEach(files::add);
        directories.in(Paths.join(module, "tests")).stream()
            .filter(TerraformClosure::isTest)
            .forEach(files::add);
        for (TerraformFile file : modules.getOrDefault(module, List.of())) {
          file.reads().forEach(reference -> read(reference, module, root, files));
        }
        open.addAll(callees.getOrDefault(module, new TreeSet<>()));
      }
    }
    files.addAll(directories.startingWith(Paths.join(root, ".terraform/modules/")));
    return files;
  }

  /** What {@code terraform test} finds in a module's directory for tests, where it looks for it. */
  private static boolean isTest(String path) {
    return path.endsWith(".tftest.hcl") || path.endsWith(".tofutest.hcl");
  }

  private static boolean isProse(String path) {
    String name = SourcePaths.name(path);
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return PROSE.contains(extension) || name.equals("LICENSE");
  }

  private void read(
      FileReference reference, String module, String root, NavigableSet<String> files) {
    String from = reference.fromModule() ? module : root;
    Optional<String> resolved = Paths.resolve(from, reference.path());
    if (resolved.isEmpty()) {
      return; // Outside of the repository: nothing of it is read.
    }
    String path = resolved.get();
    if (reference.exact()) {
      if (directories.paths().contains(path)) {
        files.add(path);
      }
    } else if (reference.path().isEmpty()) {
      below(from, files);
    } else {
      String slash = reference.path().endsWith("/") && !path.isEmpty() ? "/" : "";
      Collection<String> found = directories.startingWith(path + slash);
      if (!reference.packed() || found.size() <= MOST_PACKED) {
        files.addAll(found);
      }
    }
  }

  /** All below a module that is not in another one. */
  private void below(String module, NavigableSet<String> files) {
    String prefix = module.isEmpty() ? "" : module + "/";
    for (String path : directories.startingWith(prefix)) {
      if (moduleOf(SourcePaths.directory(path)).equals(module) && !Paths.isForeign(path)) {
        files.add(path);
      }
    }
  }

  /** The nearest directory above that holds Terraform code. */
  private String moduleOf(String directory) {
    String at = directory;
    while (!at.isEmpty() && !modules.containsKey(at)) {
      at = SourcePaths.directory(at);
    }
    return at;
  }
}
