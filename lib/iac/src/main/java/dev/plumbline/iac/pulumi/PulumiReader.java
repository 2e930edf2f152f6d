package dev.plumbline.iac.pulumi;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Understood;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one Pulumi project that is written in YAML, for one of its stacks. */
public final class PulumiReader {
  private PulumiReader() {}

  /**
   * @param stack its path is the project's folder, its environment the stack's name
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Graph read(StackSpec stack, SourceTree tree, Budget budget) {
    List<Diagnostic> problems = new ArrayList<>();
    String project = first(stack, tree, List.of("Pulumi.yaml", "Pulumi.yml", "Pulumi.json"));
    byte[] bytes = tree.file(project);
    if (bytes == null) {
      problems.add(
          Diagnostic.error(
              "Missing project", "The folder holds no Pulumi.yaml.", SourceRange.startOf(project)));
      return graph(stack, List.of(), problems);
    }
    YamlFile file = YamlReader.read(project, bytes, budget);
    problems.addAll(file.diagnostics());
    YamlNode root = file.root();
    if (root != null && !isYaml(root)) {
      Graph deployed = deployed(stack, tree, budget);
      if (deployed != null) {
        return deployed;
      }
    }
    if (root == null || !isYaml(root)) {
      return unreadable(stack, file, project, problems);
    }
    YamlFile main = main(stack, tree, file, budget, problems);
    YamlNode program = main.root();
    return program == null
        ? graph(stack, file.comments(), problems)
        : read(stack, tree, root, main, program, problems, budget);
  }

  private static Graph read(
      StackSpec stack,
      SourceTree tree,
      YamlNode root,
      YamlFile main,
      YamlNode program,
      List<Diagnostic> problems,
      Budget budget) {
    var config = new Config(Names.text(root, "name"));
    if (!stack.environment().isEmpty()) {
      config.give(in(stack, "Pulumi." + stack.environment() + ".yaml"), tree, budget, problems);
    }
    stack.variableFiles().forEach(path -> config.give(path, tree, budget, problems));
    List<YamlNode.Entry> declared = new ArrayList<>(Names.members(root, "config"));
    declared.addAll(Names.members(program, "configuration"));
    if (!main.source().file().equals(root.span().source().file())) {
      declared.addAll(Names.members(program, "config"));
    }
    config.declare(declared);
    var files = new Files(tree, stack.path());
    var evaluated =
        new Program(
            program,
            Names.text(root, "name"),
            stack.environment(),
            config.values(),
            files,
            problems,
            budget);
    List<YamlNode.Entry> all = Names.members(program, "resources");
    var resources = new ResourceReader(evaluated, all, problems);
    all.forEach(resources::read);
    var declarations =
        new Declarations(
            config.variables(),
            outputs(program, evaluated),
            List.of(),
            resources.providers(),
            List.of(),
            null,
            resources.moves());
    return new Graph(
        stack,
        resources.resources(),
        resources.edges(),
        declarations,
        main.comments().stream().filter(Comment::maySuppress).toList(),
        problems,
        Understood.of(resources.resources()));
  }

  /** What the stack's exports or previews say, the last one of those that are given. */
  private static @Nullable Graph deployed(StackSpec stack, SourceTree tree, Budget budget) {
    for (String path : stack.variableFiles().reversed()) {
      byte[] bytes = path.endsWith(".json") ? tree.file(path) : null;
      YamlFile file = bytes == null ? null : YamlReader.read(path, bytes, budget);
      YamlNode root = file == null ? null : file.root();
      List<YamlNode> states = root == null ? null : Deployment.states(root).orElse(null);
      if (file != null && states != null) {
        var reader = new DeploymentReader(states);
        reader.read();
        var declarations =
            new Declarations(
                List.of(), List.of(), List.of(), reader.providers(), List.of(), null, List.of());
        return new Graph(
            stack,
            reader.resources(),
            reader.edges(),
            declarations,
            List.of(),
            file.diagnostics(),
            Understood.of(reader.resources()));
      }
    }
    return null;
  }

  /** The project's name, which its stacks are called by; empty where it has none. */
  public static String project(StackSpec stack, SourceTree tree, Budget budget) {
    String path = first(stack, tree, List.of("Pulumi.yaml", "Pulumi.yml", "Pulumi.json"));
    byte[] bytes = tree.file(path);
    YamlNode root = bytes == null ? null : YamlReader.read(path, bytes, budget).root();
    return root == null ? "" : Names.text(root, "name");
  }

  private static Graph graph(StackSpec stack, List<Comment> comments, List<Diagnostic> problems) {
    Graph empty = Graph.empty(stack);
    return new Graph(
        stack,
        empty.resources(),
        empty.edges(),
        empty.declarations(),
        comments.stream().filter(Comment::maySuppress).toList(),
        problems,
        empty.coverage());
  }

  private static boolean isYaml(YamlNode root) {
    return Names.member(root, "runtime")
        .map(runtime -> language(runtime).equals("yaml") && compiler(runtime).isEmpty())
        .orElse(false);
  }

  private static String language(YamlNode runtime) {
    return runtime.scalarText().orElseGet(() -> Names.text(runtime, "name"));
  }

  /** The command whose output is the program, in YAML. */
  private static Optional<YamlNode> compiler(YamlNode runtime) {
    return Names.member(runtime, "options").flatMap(options -> Names.member(options, "compiler"));
  }

  /**
   * A program in another language, or in one that its compiler turns into YAML before it runs;
   * neither is run here.
   */
  private static Graph unreadable(
      StackSpec stack, YamlFile file, String project, List<Diagnostic> problems) {
    YamlNode root = file.root();
    Optional<YamlNode> runtime = root == null ? Optional.empty() : Names.member(root, "runtime");
    Optional<YamlNode> compiler = runtime.flatMap(PulumiReader::compiler);
    SourceRange place =
        compiler
            .or(() -> runtime)
            .map(node -> node.span().range())
            .orElse(SourceRange.startOf(project));
    problems.add(
        Diagnostic.warning(
            "Program can't be read",
            "Only programs in YAML are read. For those in other languages, or that a compiler"
                + " makes, put the output of \"pulumi preview --json\" or of \"pulumi stack"
                + " export\" beside Pulumi.yaml.",
            place));
    String language = runtime.map(PulumiReader::language).orElse("");
    String what =
        "the program"
            + (compiler.isPresent()
                ? " that a compiler makes"
                : language.isEmpty() ? "" : " in " + language);
    Graph empty = Graph.empty(stack);
    return new Graph(
        stack,
        empty.resources(),
        empty.edges(),
        empty.declarations(),
        file.comments().stream().filter(Comment::maySuppress).toList(),
        problems,
        empty.coverage().lacking(List.of(new Coverage.Unread(what, place))));
  }

  /** The project's file itself, or the one beside it that holds the resources. */
  private static YamlFile main(
      StackSpec stack,
      SourceTree tree,
      YamlFile project,
      Budget budget,
      List<Diagnostic> problems) {
    String path = first(stack, tree, List.of("Main.yaml", "Main.yml", "Main.json"));
    byte[] bytes = tree.file(path);
    YamlNode root = project.root();
    if (bytes == null || root == null || Names.member(root, "resources").isPresent()) {
      return project;
    }
    YamlFile main = YamlReader.read(path, bytes, budget);
    problems.addAll(main.diagnostics());
    return main;
  }

  private static String first(StackSpec stack, SourceTree tree, List<String> names) {
    for (String name : names) {
      if (tree.file(in(stack, name)) != null) {
        return in(stack, name);
      }
    }
    return in(stack, names.getFirst());
  }

  private static String in(StackSpec stack, String name) {
    return stack.path().isEmpty() ? name : stack.path() + "/" + name;
  }

  private static List<Declarations.Output> outputs(YamlNode main, Program program) {
    List<Declarations.Output> outputs = new ArrayList<>();
    program.takeReferences();
    for (YamlNode.Entry entry : Names.members(main, "outputs")) {
      Resolved value = program.resolve(entry.value());
      boolean secret = value.value() instanceof dev.plumbline.model.value.Value.Sensitive;
      String name = entry.key().text();
      outputs.add(
          new Declarations.Output(
              "",
              name,
              "",
              secret,
              name,
              value.value(),
              entry.span().range(),
              program.takeReferences().stream()
                  .map(one -> new Declarations.Read(one.to(), one.target()))
                  .distinct()
                  .toList()));
    }
    return outputs;
  }
}
