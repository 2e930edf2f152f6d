package dev.plumbline.iac.discovery;

import dev.plumbline.iac.cloudformation.ChangeSet;
import dev.plumbline.iac.kubernetes.ManifestScan;
import dev.plumbline.iac.planfile.PlanFiles;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.Nearest;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.source.StackSpec.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the stacks of a repository. What was learnt of a file is kept by its content, so that the
 * base of a change costs little after its head. For one thread.
 */
public final class Discovery {
  /** Files that speak about every stack: a change of one is a change of all. */
  private static final List<String> ABOUT_ALL =
      List.of(
          ProjectSettings.FILE,
          ".checkov.yaml",
          ".checkov.yml",
          ".checkov.baseline",
          ".trivyignore",
          ".trivyignore.yaml",
          ".tflint.hcl",
          ".cfnlintrc",
          ".cfnlintrc.yaml",
          "kics.config",
          ".plumbline-baseline.json");

  private static final int MOST_UNKNOWN = 10;
  private static final long MAX_SOURCE_BYTES = 32L << 20;

  private final Budget budget;
  private final List<String> variableFiles;
  private final List<String> further;
  private final Map<String, TerraformFile> terraform = new HashMap<>();
  private final Map<String, Optional<CloudFormationTemplate>> templates = new HashMap<>();
  private final Map<String, Boolean> plans = new HashMap<>();
  private final Map<String, ManifestScan.Outcome> manifests = new HashMap<>();
  private final Map<String, Boolean> changeSets = new HashMap<>();

  /**
   * @param variableFiles for every Terraform stack, relative to the repository's root
   * @param further files that speak about every stack as well, likewise
   */
  public Discovery(Budget budget, List<String> variableFiles, List<String> further) {
    this.budget = budget;
    this.variableFiles = List.copyOf(variableFiles);
    this.further = List.copyOf(further);
  }

  /**
   * Looks at all of a tree.
   *
   * @throws IOException when the repository can't be read
   * @throws dev.plumbline.model.source.BudgetExceededException when it is too large for the budget
   */
  public Discovered discover(FileTree tree) throws IOException {
    var read = settings(tree);
    Directories directories = Directories.of(tree.paths());
    var stacks = new ArrayList<Stack>();
    NavigableMap<String, List<TerraformFile>> code = terraform(tree);
    var units = TerragruntUnits.of(tree, code.keySet(), budget);
    var roots =
        new TerraformStacks(directories, code, plans(tree), units, read.settings(), variableFiles);
    stacks.addAll(roots.find());
    stacks.addAll(pulumi(tree, directories));
    stacks.addAll(cloudFormation(tree));
    var manifests = new KubernetesStacks(tree, budget, this.manifests);
    stacks.addAll(
        manifests.find(stacks.stream().map(it -> it.spec().path()).collect(Collectors.toSet())));
    stacks.removeIf(stack -> read.settings().ignores(stack.spec().path()));
    stacks.sort(Comparator.comparing(Stack::name));
    NavigableSet<String> aboutAll = new TreeSet<>(ABOUT_ALL);
    aboutAll.addAll(further);
    aboutAll.retainAll(tree.paths());
    return new Discovered(
        stacks.stream().map(stack -> with(stack, aboutAll)).toList(),
        roots.modules(),
        read.settings(),
        read.diagnostics(),
        Stream.of(roots.notes(), manifests.notes(), unknownEnvironments(read.settings(), stacks))
            .flatMap(List::stream)
            .toList());
  }

  /** What holds for an environment that no stack has holds nowhere. */
  private static List<String> unknownEnvironments(ProjectSettings settings, List<Stack> stacks) {
    Set<String> known = new TreeSet<>();
    settings.environments().forEach(one -> known.add(one.name()));
    stacks.forEach(stack -> known.add(stack.spec().environment()));
    return settings.named().stream()
        .filter(name -> known.stream().noneMatch(one -> Globs.matches(name, one)))
        .limit(MOST_UNKNOWN)
        .map(name ->
            ".plumbline.yaml names the environment "
                + name
                + ", which no stack has"
                + Nearest.suggestion(name, known))
        .toList();
  }

  private static Stack with(Stack stack, NavigableSet<String> more) {
    var files = new TreeSet<>(stack.files());
    files.addAll(more);
    return new Stack(stack.spec(), files);
  }

  private ProjectSettingsReader.Read settings(FileTree tree) throws IOException {
    return tree.paths().contains(ProjectSettings.FILE)
        ? ProjectSettingsReader.read(tree.read(ProjectSettings.FILE), budget)
        : new ProjectSettingsReader.Read(ProjectSettings.NONE, List.<Diagnostic>of());
  }

  private NavigableMap<String, List<TerraformFile>> terraform(FileTree tree) throws IOException {
    var modules = new TreeMap<String, List<TerraformFile>>();
    for (String path : tree.paths()) {
      if (TerraformFile.isOne(path) && !Paths.isForeign(path)) {
        budget.spend(1);
        modules
            .computeIfAbsent(SourcePaths.directory(path), _ -> new ArrayList<>())
            .add(terraform(tree, path));
      }
    }
    return modules;
  }

  private TerraformFile terraform(FileTree tree, String path) throws IOException {
    String id = tree.id(path);
    TerraformFile known = terraform.get(id);
    if (known == null) {
      known =
          tree.size(path) <= MAX_SOURCE_BYTES
              ? TerraformScan.scan(path, tree.read(path), budget)
              : TerraformFile.EMPTY;
      terraform.put(id, known);
    }
    return known;
  }

  /** Terraform's plans and states, by directory. */
  private NavigableMap<String, List<String>> plans(FileTree tree) throws IOException {
    var found = new TreeMap<String, List<String>>();
    for (String path : tree.paths()) {
      if (PlanFiles.mayBeOne(path)
          && !Paths.isForeign(path)
          && tree.size(path) <= MAX_SOURCE_BYTES
          && isPlan(tree, path)) {
        found.computeIfAbsent(SourcePaths.directory(path), _ -> new ArrayList<>()).add(path);
      }
    }
    return found;
  }

  /** Change sets of CloudFormation's. */
  private List<String> changeSets(FileTree tree) throws IOException {
    var found = new ArrayList<String>();
    for (String path : tree.paths()) {
      if (PlanFiles.mayBeOne(path)
          && !Paths.isForeign(path)
          && tree.size(path) <= MAX_SOURCE_BYTES
          && isChangeSet(tree, path)) {
        found.add(path);
      }
    }
    return found;
  }

  private boolean isChangeSet(FileTree tree, String path) throws IOException {
    String id = tree.id(path);
    Boolean known = changeSets.get(id);
    if (known == null) {
      known = ChangeSet.isOne(tree.read(path));
      changeSets.put(id, known);
    }
    return known;
  }

  private boolean isPlan(FileTree tree, String path) throws IOException {
    budget.spend(1);
    String id = tree.id(path);
    Boolean known = plans.get(id);
    if (known == null) {
      known = PlanFiles.isOne(tree.read(path));
      plans.put(id, known);
    }
    return known;
  }

  private List<Stack> pulumi(FileTree tree, Directories directories) throws IOException {
    var stacks = new ArrayList<Stack>();
    for (String path : tree.paths()) {
      if (PulumiProject.isProjectFile(path) && !Paths.isForeign(path)) {
        String directory = SourcePaths.directory(path);
        List<String> files = directories.in(directory);
        Map<String, String> stages =
            PulumiProject.isYamlProgram(tree.read(path), budget)
                ? configured(files)
                : deployed(tree, files);
        stages.forEach((environment, file) -> {
          List<String> values = file.isEmpty() ? List.of() : List.of(file);
          var spec = new StackSpec(Kind.PULUMI, directory, environment, values, false);
          stacks.add(new Stack(spec, new TreeSet<>(files)));
        });
      }
    }
    return stacks;
  }

  /** The stacks of a program in YAML, each with the file of its configuration. */
  private static Map<String, String> configured(List<String> files) {
    var stacks = new TreeMap<String, String>();
    for (String file : files) {
      String environment = PulumiProject.environment(file);
      if (!environment.isEmpty()) {
        stacks.put(environment, file);
      }
    }
    return stacks.isEmpty() ? Map.of("", "") : stacks;
  }

  /**
   * The stacks of a program in another language that a file says the state of; where none does, one
   * that says that it can't be read.
   */
  private Map<String, String> deployed(FileTree tree, List<String> files) throws IOException {
    var stacks = new TreeMap<String, String>();
    for (String file : files) {
      if (file.endsWith(".json") && tree.size(file) <= MAX_SOURCE_BYTES) {
        String stack = PulumiProject.deployedStack(tree.read(file), budget);
        if (!stack.isEmpty()) {
          stacks.put(stack, file);
        }
      }
    }
    return stacks.isEmpty() ? Map.of("", "") : stacks;
  }

  private List<Stack> cloudFormation(FileTree tree) throws IOException {
    var found = new TreeMap<String, CloudFormationTemplate>();
    for (String path : tree.paths()) {
      if (!Paths.isForeign(path) && CloudFormationTemplate.mayBeOne(path, tree.size(path))) {
        template(tree, path).ifPresent(template -> found.put(path, template));
      }
    }
    return new CloudFormationStacks(found, tree.paths(), changeSets(tree)).find();
  }

  private Optional<CloudFormationTemplate> template(FileTree tree, String path) throws IOException {
    budget.spend(1);
    String id = tree.id(path);
    Optional<CloudFormationTemplate> known = templates.get(id);
    if (known == null) {
      known = CloudFormationTemplate.scan(tree.read(path), budget);
      templates.put(id, known);
    }
    return known;
  }
}
