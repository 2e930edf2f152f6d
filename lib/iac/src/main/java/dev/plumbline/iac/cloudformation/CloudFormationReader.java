package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Understood;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one CloudFormation template. */
public final class CloudFormationReader {
  private CloudFormationReader() {}

  /**
   * @param stack its path is the template's; its variable files hold parameters
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Graph read(StackSpec stack, SourceTree tree, Budget budget) {
    byte[] bytes = tree.file(stack.path());
    if (bytes == null) {
      return withProblem(stack, "The template is not in the snapshot.", "Missing template");
    }
    YamlFile file = YamlReader.read(stack.path(), bytes, budget);
    List<Diagnostic> problems = new ArrayList<>(file.diagnostics());
    YamlNode root = file.root();
    if (root == null || root.member("Resources").isEmpty()) {
      problems.add(noResources(stack, root));
      return graph(stack, List.of(), List.of(), Declarations.NONE, file, problems);
    }
    var given = Parameters.given(stack.variableFiles(), tree, budget, problems);
    YamlNode template = new ForEach(root, problems, budget).expanded();
    var parameters = new Parameters(template, given);
    var scope = new Scope(template, parameters.values(), problems);
    var resolver = new Resolver(scope, budget);
    var resources = new ResourceReader(resolver, scope, problems);
    template.member("Resources").orElseThrow().members().forEach(resources::read);
    List<Declarations.Output> outputs = outputs(template, resolver, scope);
    var declarations =
        new Declarations(
            parameters.variables(), outputs, List.of(), List.of(), List.of(), null, List.of());
    return graph(stack, resources.resources(), resources.edges(), declarations, file, problems);
  }

  private static Graph graph(
      StackSpec stack,
      List<Resource> resources,
      List<Edge> edges,
      Declarations declarations,
      YamlFile file,
      List<Diagnostic> problems) {
    return new Graph(
        stack,
        resources,
        edges,
        declarations,
        file.comments().stream().filter(CloudFormationReader::speaksToReviewers).toList(),
        problems,
        Understood.of(resources));
  }

  private static boolean speaksToReviewers(Comment comment) {
    String text = comment.text().toLowerCase(Locale.ROOT);
    return text.contains("ignore") || text.contains("skip") || text.contains("suppress");
  }

  private static Diagnostic noResources(StackSpec stack, @Nullable YamlNode root) {
    SourceRange place = root == null ? SourceRange.startOf(stack.path()) : root.span().range();
    return Diagnostic.error(
        "Template without resources",
        "A template has a mapping \"Resources\", and this one has none.",
        new SourceRange(place.file(), place.start(), place.start()));
  }

  private static Graph withProblem(StackSpec stack, String detail, String summary) {
    Graph empty = Graph.empty(stack);
    return new Graph(
        stack,
        empty.resources(),
        empty.edges(),
        empty.declarations(),
        empty.comments(),
        List.of(Diagnostic.error(summary, detail, SourceRange.startOf(stack.path()))),
        empty.coverage());
  }

  private static List<Declarations.Output> outputs(
      YamlNode template, Resolver resolver, Scope scope) {
    List<Declarations.Output> outputs = new ArrayList<>();
    for (YamlNode.Entry entry :
        template.member("Outputs").map(YamlNode::members).orElse(List.of())) {
      var value = entry.value().member("Value");
      if (value.isEmpty()) {
        continue;
      }
      Resolved resolved = resolver.resolve(value.get());
      String export =
          entry
              .value()
              .member("Export")
              .flatMap(node -> node.member("Name"))
              .map(name -> Texts.text(resolver.resolve(name).value()))
              .orElse("");
      scope.takeReferences();
      String description =
          entry.value().member("Description").flatMap(YamlNode::scalarText).orElse("");
      outputs.add(
          new Declarations.Output(
              "",
              entry.key().text(),
              description,
              false,
              export,
              resolved.value(),
              entry.span().range()));
    }
    return outputs;
  }
}
