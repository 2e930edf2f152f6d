package dev.plumbline.bench.policy;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One large graph of every policy's own examples, read by the real reader and repeated as modules
 * until there are enough resources. So every type that is judged is there, with its companions.
 */
final class ManyStacks {
  private static final List<String> NAMES =
      List.of("name", "role", "user", "group", "bucket", "function_name", "repository");

  private final List<Resource> resources = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  private ManyStacks() {}

  static Graph of(Catalogue catalogue, int wanted) {
    List<Graph> examples = new ArrayList<>();
    for (Policy policy : catalogue.policies()) {
      policy.good().forEach(example -> read(example, examples));
      policy.bad().forEach(example -> read(example, examples));
    }
    var all = new ManyStacks();
    for (int copy = 0; all.resources.size() < wanted; copy++) {
      all.add(examples.get(copy % examples.size()), "module.m" + copy, wanted);
    }
    return new Graph(
        StackSpec.terraform(""),
        all.resources,
        all.edges,
        Declarations.NONE,
        List.of(),
        List.of(),
        new Coverage(0, 0, 0, 0, List.of()));
  }

  private static void read(Policy.Example example, List<Graph> into) {
    if (example.language() == StackSpec.Kind.TERRAFORM) {
      var tree = SourceTree.ofText(Map.of("main.tf", example.source()));
      Graph graph = StackReader.read(StackSpec.terraform(""), tree, Budget.generous());
      if (!graph.resources().isEmpty()) {
        into.add(graph);
      }
    }
  }

  private void add(Graph example, String module, int wanted) {
    for (Resource one : example.resources()) {
      if (resources.size() < wanted) {
        resources.add(moved(one, module));
      }
    }
    for (Edge edge : example.edges()) {
      edges.add(
          new Edge(
              module + "." + edge.from(),
              module + "." + edge.to(),
              edge.kind(),
              edge.attribute(),
              edge.target(),
              edge.range()));
    }
  }

  /** Names differ from module to module, as they would have to. */
  private static Value.Obj renamed(Value.Obj attributes, String module) {
    Map<String, Value> members = new LinkedHashMap<>(attributes.members());
    for (String name : NAMES) {
      if (members.get(name) instanceof Value.Str(String text)) {
        members.put(name, Value.of(text + "-" + module));
      }
    }
    return new Value.Obj(members);
  }

  private static Resource moved(Resource one, String module) {
    return new Resource(
        module + "." + one.address(),
        one.mode(),
        one.type(),
        one.name(),
        module,
        renamed(one.attributes(), module),
        one.provenance(),
        one.range(),
        one.header(),
        one.lifecycle(),
        one.provider(),
        one.metadata(),
        one.originalType());
  }
}
