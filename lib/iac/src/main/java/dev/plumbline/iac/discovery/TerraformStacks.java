package dev.plumbline.iac.discovery;

import dev.plumbline.iac.discovery.ProjectSettings.Environment;
import dev.plumbline.iac.terragrunt.TerragruntUnit;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.source.StackSpec.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which directories of Terraform code are root modules. One that another calls is judged from
 * there; one that nobody calls and that has neither backend nor provider nor values is a library.
 */
final class TerraformStacks {
  private final Directories directories;
  private final NavigableMap<String, List<TerraformFile>> modules;
  private final NavigableMap<String, List<String>> plans;
  private final TerragruntUnits units;
  private final ProjectSettings settings;
  private final List<String> variableFiles;
  private final Map<String, NavigableSet<String>> callees = new TreeMap<>();
  private final Set<String> called = new TreeSet<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param modules what is in the Terraform files of each directory that has any
   * @param plans plans and states of each directory that has any
   * @param variableFiles given for the whole review, relative to the repository's root
   */
  TerraformStacks(
      Directories directories,
      NavigableMap<String, List<TerraformFile>> modules,
      NavigableMap<String, List<String>> plans,
      TerragruntUnits units,
      ProjectSettings settings,
      List<String> variableFiles) {
    this.directories = directories;
    this.modules = modules;
    this.plans = plans;
    this.units = units;
    this.settings = settings;
    this.variableFiles = List.copyOf(variableFiles);
    modules.forEach((directory, files) -> callees.put(directory, callees(directory, files)));
    callees.forEach((caller, targets) ->
        targets.stream().filter(target -> !target.equals(caller)).forEach(called::add));
    units.modules().stream().filter(modules::containsKey).forEach(called::add);
  }

  private NavigableSet<String> callees(String directory, List<TerraformFile> files) {
    var targets = new TreeSet<String>();
    for (TerraformFile file : files) {
      for (String source : file.calls()) {
        Paths.resolve(directory, source).filter(modules::containsKey).ifPresent(targets::add);
      }
    }
    return targets;
  }

  /** The stacks, one for each environment of a root module. */
  List<Stack> find() {
    var roots = new TreeSet<String>();
    modules.forEach((directory, files) -> {
      if (!called.contains(directory) || files.stream().anyMatch(TerraformFile::backend)) {
        roots.add(directory);
      }
    });
    addCircles(roots);
    var closure = new TerraformClosure(directories, modules, callees);
    var stacks = new ArrayList<Stack>();
    for (String root : roots) {
      if (!settings.ignores(root)) {
        NavigableSet<String> files = closure.of(root);
        specs(root).forEach(spec -> stacks.add(withValues(spec, files)));
      }
    }
    noteMissingValues(roots);
    units
        .all()
        .forEach((directory, unit) -> {
          if (!settings.ignores(directory)) {
            stacks.add(unit(directory, unit, closure));
          }
        });
    plans.forEach((directory, files) -> {
      if (!modules.containsKey(directory)
          && !units.all().containsKey(directory)
          && !settings.ignores(directory)) {
        stacks.addAll(planned(directory, files));
      }
    });
    return stacks;
  }

  /**
   * A unit of Terragrunt's: its own files, those that it includes, and its module's; likewise of
   * the units whose outputs it is given.
   */
  private Stack unit(String directory, TerragruntUnit unit, TerraformClosure closure) {
    var files = new TreeSet<>(directories.in(directory));
    var all = new ArrayList<>(List.of(unit));
    for (String other : unit.dependencies()) {
      TerragruntUnit needed = units.all().get(other);
      if (needed != null) {
        all.add(needed);
      }
    }
    for (TerragruntUnit each : all) {
      files.addAll(each.files());
      each.module()
          .filter(modules::containsKey)
          .ifPresent(module -> files.addAll(closure.of(module)));
    }
    var spec = new StackSpec(Kind.TERRAFORM, directory, "", variableFiles, false);
    return withValues(spec, files);
  }

  /** Plans and states without sources: a stack each, with the file's name where there are more. */
  private static List<Stack> planned(String directory, List<String> files) {
    return files.stream()
        .map(file -> {
          String name =
              files.size() == 1 ? "" : SourcePaths.name(file).replaceFirst("\\.json$", "");
          var spec = new StackSpec(Kind.TERRAFORM, directory, name, List.of(file), false);
          return new Stack(spec, new TreeSet<>(List.of(file)));
        })
        .toList();
  }

  /** Modules that only call one another have no root; the first of each circle stands for it. */
  private void addCircles(Set<String> roots) {
    var reached = new TreeSet<String>();
    roots.forEach(root -> reach(root, reached));
    units.modules().stream().filter(modules::containsKey).forEach(module -> reach(module, reached));
    for (String directory : modules.keySet()) {
      if (!reached.contains(directory)) {
        roots.add(directory);
        reach(directory, reached);
      }
    }
  }

  private void reach(String from, Set<String> reached) {
    var open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (reached.add(next)) {
        open.addAll(callees.getOrDefault(next, new TreeSet<>()));
      }
    }
  }

  private List<StackSpec> specs(String root) {
    var specs = new ArrayList<StackSpec>();
    for (Environment environment : settings.environments()) {
      List<String> files = found(environment.variableFiles(), root);
      boolean named =
          environment.stacks().stream().anyMatch(pattern -> Globs.matches(pattern, root));
      if (environment.stacks().isEmpty() ? !files.isEmpty() : named) {
        specs.add(new StackSpec(Kind.TERRAFORM, root, environment.name(), with(files), false));
      }
    }
    if (specs.isEmpty()) {
      specs.addAll(found(root));
    }
    if (specs.isEmpty()) {
      noteUnusedValues(root);
      specs.add(new StackSpec(Kind.TERRAFORM, root, "", variableFiles, isLibrary(root)));
    }
    return specs;
  }

  /** One for each environment that has a file of values where people put them. */
  private List<StackSpec> found(String root) {
    if (!variableFiles.isEmpty()) {
      return List.of(); // Whoever names the values says which they are.
    }
    List<Environment> found = EnvironmentFiles.of(root, directories, modules.keySet());
    List<Environment> taken = found.subList(0, Math.min(EnvironmentFiles.MOST, found.size()));
    if (!found.isEmpty()) {
      noteFound(root, taken, found.size() - taken.size());
    }
    return taken.stream()
        .map(one -> new StackSpec(Kind.TERRAFORM, root, one.name(), one.variableFiles(), false))
        .toList();
  }

  private void noteFound(String root, List<Environment> taken, int left) {
    notes.add(
        named(root)
            + " is reviewed once for each of "
            + taken.stream().map(Environment::name).collect(Collectors.joining(", "))
            + ", for which there are files of values"
            + (left == 0 ? "" : "; " + left + " more are left out")
            + "; .plumbline.yaml can say otherwise");
  }

  private static String named(String root) {
    return root.isEmpty() ? "the root module" : root;
  }

  private List<String> with(List<String> files) {
    var all = new ArrayList<>(files);
    all.addAll(variableFiles);
    return all;
  }

  /** The files that exist, looked for beside the stack first and from the root then. */
  private List<String> found(List<String> files, String root) {
    var found = new ArrayList<String>();
    for (String file : files) {
      Paths.resolve(root, file)
          .filter(directories.paths()::contains)
          .or(() -> Paths.resolve("", file).filter(directories.paths()::contains))
          .ifPresent(found::add);
    }
    return found;
  }

  private boolean isLibrary(String root) {
    Collection<TerraformFile> files = modules.getOrDefault(root, List.of());
    return variableFiles.isEmpty()
        && !plans.containsKey(root)
        && files.stream().noneMatch(file -> file.backend() || file.provider())
        && directories.in(root).stream()
            .noneMatch(f -> TerraformFile.isValues(SourcePaths.name(f)));
  }

  /** A file of values that is misspelt gives no stack its values, or makes none. */
  private void noteMissingValues(Set<String> roots) {
    for (Environment environment : settings.environments()) {
      List<String> missing =
          environment.variableFiles().stream()
              .filter(file ->
                  roots.stream()
                      .filter(root -> !settings.ignores(root))
                      .allMatch(root -> found(List.of(file), root).isEmpty()))
              .toList();
      if (!missing.isEmpty()) {
        notes.add(
            ".plumbline.yaml gives "
                + environment.name()
                + " the variable files "
                + String.join(", ", missing)
                + ", which are neither beside a root module nor at that path from the root");
      }
    }
  }

  private void noteUnusedValues(String root) {
    List<String> unused =
        directories.in(root).stream()
            .map(SourcePaths::name)
            .filter(name -> TerraformFile.isValues(name) && !TerraformFile.isAutomaticValues(name))
            .toList();
    if (!unused.isEmpty() && variableFiles.isEmpty()) {
      notes.add(
          (root.isEmpty() ? "the root module" : root)
              + " is reviewed without "
              + String.join(", ", unused)
              + "; say in .plumbline.yaml which environments they stand for");
    }
  }

  private Stack withValues(StackSpec spec, NavigableSet<String> files) {
    var all = new TreeSet<>(files);
    spec.variableFiles().stream().filter(directories.paths()::contains).forEach(all::add);
    return new Stack(spec, all);
  }

  /** Directories that others call and that are no stack of their own. */
  Set<String> modules() {
    return called;
  }

  List<String> notes() {
    return notes;
  }
}
