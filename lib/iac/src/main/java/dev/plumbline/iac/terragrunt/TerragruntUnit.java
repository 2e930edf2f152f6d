package dev.plumbline.iac.terragrunt;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.terraform.DeepStack;
import dev.plumbline.iac.terraform.Given;
import dev.plumbline.iac.terraform.TerraformReader;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory whose {@code terragrunt.hcl} has a module deployed. */
public final class TerragruntUnit {
  public static final String FILE = "terragrunt.hcl";

  private final Config config;
  private final Config.Source source;
  private final Map<String, Config.Input> inputs;
  private final Problems problems;

  private TerragruntUnit(
      Config config, Config.Source source, Map<String, Config.Input> inputs, Problems problems) {
    this.config = config;
    this.source = source;
    this.inputs = inputs;
    this.problems = problems;
  }

  /**
   * The unit in a directory; empty where there is none, or its file only serves others.
   *
   * @param tree at least all {@code .hcl} files of the repository
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Optional<TerragruntUnit> in(String directory, SourceTree tree, Budget budget) {
    return DeepStack.call(() -> read(directory, tree, budget, new Units()));
  }

  /**
   * @param units what others put out
   */
  static Optional<TerragruntUnit> read(
      String directory, SourceTree tree, Budget budget, Units units) {
    var problems = new Problems();
    String file = directory.isEmpty() ? FILE : directory + "/" + FILE;
    Config config = Config.read(tree, file, problems, budget, units);
    Config.Source source = config == null ? null : config.source();
    if (config == null || source == null) {
      return Optional.empty();
    }
    return Optional.of(new TerragruntUnit(config, source, config.inputs(), problems));
  }

  /**
   * The directory of its module; empty where it is not a path in the repository. {@code //} only
   * says where the copy of a source begins.
   */
  public Optional<String> module() {
    return source.value().unmarked() instanceof Datum.Str(String text) && isLocal(text)
        ? Optional.ofNullable(config.place(text.replace("//", "/")))
        : Optional.empty();
  }

  private static boolean isLocal(String text) {
    return text.startsWith(".") || (text.startsWith("/") && !text.startsWith("//"));
  }

  /** The files of Terragrunt's that say what it is. */
  public Set<String> files() {
    return config.read();
  }

  /** The directories of the units whose outputs it is given, and of those that they are given. */
  public Set<String> dependencies() {
    return config.units().asked();
  }

  /** Its module with its inputs, as a stack. */
  public Graph read(StackSpec stack, SourceTree tree, Budget budget) {
    Optional<String> module = module();
    if (module.isEmpty()) {
      return unavailable(stack);
    }
    var arguments = config.extraArguments().values();
    List<String> files = new ArrayList<>();
    arguments.forEach(each -> files.addAll(each.files()));
    files.addAll(stack.variableFiles());
    var code = new StackSpec(stack.kind(), module.get(), stack.environment(), files, false);
    boolean open = arguments.stream().anyMatch(ExtraArguments.Found::open);
    Map<String, Given> values = values(open);
    arguments.forEach(each -> each.named().forEach((name, said) -> values.put(name, named(said))));
    Graph graph = TerraformReader.read(code, tree, values, budget);
    Graph tagged = Generated.in(graph, config, budget);
    return withProblems(Generated.keeping(tagged, config, budget), stack);
  }

  private Graph unavailable(StackSpec stack) {
    SourceRange range = source.attribute().range();
    Graph empty = Graph.empty(stack);
    var missing =
        Diagnostic.warning(
            "Module not available",
            "The unit's module is not in the repository, so nothing is known of what it deploys.",
            range);
    var unread = new Coverage.Unread("the unit's module", range);
    var known =
        new Graph(
            stack,
            empty.resources(),
            empty.edges(),
            empty.declarations(),
            empty.comments(),
            List.of(missing),
            empty.coverage().lacking(List.of(unread)));
    return withProblems(known, stack);
  }

  private Graph withProblems(Graph graph, StackSpec stack) {
    List<Diagnostic> diagnostics = new ArrayList<>(problems.found());
    diagnostics.addAll(graph.diagnostics());
    return new Graph(
        stack,
        graph.resources(),
        graph.edges(),
        graph.declarations(),
        graph.comments(),
        diagnostics,
        graph.coverage());
  }

  private static Given named(Body.Attribute said) {
    Datum value = Datum.unknown(Type.Dynamic.ANY, "extra_arguments give it as an option");
    return new Given(value, said.span().source().file(), said.range());
  }

  /**
   * @param open whether a file that nobody knows may give them other values
   */
  private Map<String, Given> values(boolean open) {
    Map<String, Given> values = new HashMap<>();
    inputs.forEach((name, input) -> {
      SourceRange range = input.attribute().range();
      Datum value =
          open
              ? Datum.unknown(Type.Dynamic.ANY, "a variable file of extra_arguments is not known")
              : input.value();
      values.put(name, new Given(value, input.file(), range));
    });
    return values;
  }
}
