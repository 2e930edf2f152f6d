package dev.plumbline.iac.terraform;

import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;

/** Puts the parts of all module instances together, in the order in which they are added. */
final class GraphBuilder {
  private final List<Resource> resources = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final CoverageCount coverage = new CoverageCount();
  private final List<Declarations.Variable> variables = new ArrayList<>();
  private final List<Declarations.Output> outputs = new ArrayList<>();
  private final List<Declarations.ModuleCall> modules = new ArrayList<>();
  private final List<Declarations.Provider> providers = new ArrayList<>();
  private final List<Declarations.Move> moves = new ArrayList<>();

  void add(Part part) {
    resources.addAll(part.resources());
    edges.addAll(part.edges());
    coverage.addAll(part.coverage());
    variables.addAll(part.declarations().variables());
    outputs.addAll(part.declarations().outputs());
    modules.addAll(part.declarations().modules());
    providers.addAll(part.declarations().providers());
    moves.addAll(part.declarations().moves());
  }

  Graph graph(StackSpec stack, ModuleInstance root) {
    var settings = new Settings(root);
    var declarations =
        new Declarations(
            variables,
            outputs,
            modules,
            providers,
            settings.requirements(),
            settings.backend(),
            moves,
            StateFiles.in(root.run().tree()),
            settings.range(),
            settings.locked());
    List<Comment> comments = new ArrayList<>();
    root.run().sources().modules().forEach(source -> comments.addAll(source.comments()));
    comments.addAll(root.run().comments());
    return new Graph(
        stack,
        resources,
        edges,
        declarations,
        comments,
        root.run().problems().sorted(),
        coverage.result().lacking(unread()));
  }

  /** The modules that are not available. One that should be in the repository is an error. */
  private List<Coverage.Unread> unread() {
    return modules.stream()
        .filter(call -> !call.available() && !ModuleCall.isLocal(call.source()))
        .map(call -> new Coverage.Unread(call.address(), call.range()))
        .toList();
  }
}
