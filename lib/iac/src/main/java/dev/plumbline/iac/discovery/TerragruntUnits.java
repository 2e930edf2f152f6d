package dev.plumbline.iac.discovery;

import dev.plumbline.iac.terragrunt.TerragruntUnit;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import java.io.IOException;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The units of Terragrunt's in a repository.
 *
 * @param all by directory
 */
record TerragruntUnits(NavigableMap<String, TerragruntUnit> all) {
  private static final long MAX_BYTES = 1 << 20;

  TerragruntUnits {
    all = Collections.unmodifiableNavigableMap(new TreeMap<>(all));
  }

  /**
   * @param code directories with Terraform code: a unit stands where there is none
   */
  static TerragruntUnits of(FileTree tree, Set<String> code, Budget budget) throws IOException {
    var files = new TreeMap<String, byte[]>();
    var directories = new TreeSet<String>();
    for (String path : tree.paths()) {
      boolean configuration = path.endsWith(".hcl") && !path.endsWith(".terraform.lock.hcl");
      if (configuration && !Paths.isForeign(path) && tree.size(path) <= MAX_BYTES) {
        files.put(path, tree.read(path));
        if (SourcePaths.name(path).equals(TerragruntUnit.FILE)
            && !code.contains(SourcePaths.directory(path))) {
          directories.add(SourcePaths.directory(path));
        }
      }
    }
    var found = new TreeMap<String, TerragruntUnit>();
    if (!directories.isEmpty()) {
      var sources = new SourceTree(files);
      for (String directory : directories) {
        TerragruntUnit.in(directory, sources, budget).ifPresent(unit -> found.put(directory, unit));
      }
    }
    return new TerragruntUnits(found);
  }

  /** The directories of their modules that are paths in the repository. */
  Set<String> modules() {
    var modules = new TreeSet<String>();
    all.values().forEach(unit -> unit.module().ifPresent(modules::add));
    return modules;
  }
}
