package dev.plumbline.iac.planfile;

import dev.plumbline.iac.planfile.Configured.Module;
import dev.plumbline.iac.planfile.PlanFile.Instance;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The edges of instances that only a plan tells of, by the references that it names. */
final class References {
  /** To all instances of a block, the first of them: more tell nothing more. */
  private static final int INSTANCES = 50;

  private static final int DEEPEST = 20;

  /** A whole module, as a call beside it is named. */
  private static final Pattern MODULE = Pattern.compile("module\\.[^.\\[\\]]+");

  private final Configured configured;
  private final Map<String, List<String>> instances = new HashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Set<String> drawn = new HashSet<>();

  References(Configured configured, Collection<String> addresses) {
    this.configured = configured;
    for (String address : addresses) {
      instances
          .computeIfAbsent(Addresses.withoutKeys(address), _ -> new ArrayList<>())
          .add(address);
    }
  }

  List<Edge> edges() {
    return edges;
  }

  void add(Instance instance, SourceRange place) {
    String block = Addresses.withoutKeys(instance.address());
    var from = new From(instance.address(), instance.module());
    Optional<YamlNode> code = configured.block(block);
    code.flatMap(it -> it.member("expressions"))
        .ifPresent(expressions -> expressions(from, "", expressions, place));
    for (String meta : List.of("count_expression", "for_each_expression")) {
      code.flatMap(it -> it.member(meta))
          .ifPresent(expression -> {
            String name = meta.substring(0, meta.lastIndexOf('_'));
            edges(from, name, Edge.Kind.REFERENCE, expression, place);
          });
    }
    // In code and in a state alike, a list of addresses.
    Optional<YamlNode> depends =
        code.flatMap(it -> it.member("depends_on")).or(() -> instance.node().member("depends_on"));
    depends.map(YamlNode::items).orElse(List.of()).stream()
        .flatMap(item -> item.scalarText().stream())
        .forEach(text -> {
          String reference =
              code.isPresent() ? text : within(Addresses.withoutKeys(instance.module()), text);
          wait(instance.address(), instance.module(), reference, place);
        });
    for (String around = instance.module(); !around.isEmpty(); around = Addresses.module(around)) {
      waiting(around, place);
    }
  }

  /** What a module's call says that all of the module waits for. */
  private void waiting(String module, SourceRange place) {
    configured.module(Addresses.withoutKeys(module)).map(Module::waits).orElse(List.of()).stream()
        .flatMap(item -> item.scalarText().stream())
        .forEach(text -> wait(module, Addresses.module(module), text, place));
  }

  /**
   * @param within the module in which the reference is written
   */
  private void wait(String from, String within, String reference, SourceRange place) {
    if (MODULE.matcher(reference).matches()) {
      String to = within.isEmpty() ? reference : within + "." + reference;
      if (drawn.add(from + " " + to + " ")) {
        edges.add(new Edge(from, to, Edge.Kind.DEPENDS_ON, "", "", place));
      }
    } else {
      edge(new From(from, within), "", Edge.Kind.DEPENDS_ON, reference, place);
    }
  }

  /** A state names addresses from the root. */
  private static String within(String module, String address) {
    String prefix = module + ".";
    return !module.isEmpty() && address.startsWith(prefix)
        ? address.substring(prefix.length())
        : address;
  }

  private void expressions(From from, String path, YamlNode node, SourceRange place) {
    for (YamlNode.Entry entry : node.members()) {
      String at = path.isEmpty() ? entry.key().text() : path + "." + entry.key().text();
      if (Configured.isExpression(entry.value())) {
        edges(from, at, Edge.Kind.REFERENCE, entry.value(), place);
      } else if (entry.value() instanceof YamlNode.Sequence blocks) {
        for (int i = 0; i < blocks.elements().size(); i++) {
          expressions(from, at + "[" + i + "]", blocks.elements().get(i), place);
        }
      } else {
        expressions(from, at + "[0]", entry.value(), place);
      }
    }
  }

  private void edges(
      From from, String attribute, Edge.Kind kind, YamlNode expression, SourceRange place) {
    for (YamlNode reference : Configured.references(expression)) {
      edge(from, attribute, kind, reference.scalarText().orElse(""), place);
    }
  }

  /**
   * Where edges leave.
   *
   * @param within the instance of the module in which the reference is written
   */
  private record From(String address, String within) {}

  private void edge(
      From from, String attribute, Edge.Kind kind, String reference, SourceRange place) {
    List<Target> targets =
        targets(Addresses.withoutKeys(from.within()), reference, new HashSet<>());
    String own = from.within() + ".";
    boolean beside = targets.stream().anyMatch(target -> target.address().startsWith(own));
    for (Target target : targets) {
      boolean foreign = beside && !target.address().startsWith(own);
      String name = from.address() + " " + target.address() + " " + attribute;
      if (!foreign && !target.address().equals(from.address()) && drawn.add(name)) {
        edges.add(
            new Edge(from.address(), target.address(), kind, attribute, target.path(), place));
      }
    }
  }

  private record Target(String address, String path) {}

  /** Through arguments and outputs of modules to the resources behind a reference. */
  private List<Target> targets(String module, String reference, Set<String> seen) {
    if (seen.size() > DEEPEST || !seen.add(module + "|" + reference)) {
      return List.of();
    }
    String[] steps = Addresses.withoutKeys(reference).split("\\.", -1);
    String prefix = module.isEmpty() ? "" : module + ".";
    if (steps.length < 2) {
      return List.of();
    }
    if (steps[0].equals("var")) {
      return argument(module, steps[1], seen);
    }
    if (steps[0].equals("module")) {
      return steps.length < 3 ? List.of() : output(prefix + "module." + steps[1], steps[2], seen);
    }
    int named = steps[0].equals("data") ? 3 : 2;
    if (steps.length < named) {
      return List.of();
    }
    String block = prefix + String.join(".", List.of(steps).subList(0, named));
    String path = String.join(".", List.of(steps).subList(named, steps.length));
    return instances.getOrDefault(block, List.of()).stream()
        .limit(INSTANCES)
        .map(address -> new Target(address, path))
        .toList();
  }

  private List<Target> argument(String module, String name, Set<String> seen) {
    Optional<Module> called = configured.module(module);
    return called
        .flatMap(it -> Optional.ofNullable(it.call()))
        .flatMap(call -> call.member(name))
        .map(expression -> all(called.get().parent(), expression, seen))
        .orElse(List.of());
  }

  private List<Target> output(String module, String name, Set<String> seen) {
    return configured
        .module(module)
        .flatMap(it -> it.node().member("outputs"))
        .flatMap(outputs -> outputs.member(name))
        .flatMap(output -> output.member("expression"))
        .map(expression -> all(module, expression, seen))
        .orElse(List.of());
  }

  private List<Target> all(String module, YamlNode expression, Set<String> seen) {
    return Configured.references(expression).stream()
        .flatMap(reference -> targets(module, reference.scalarText().orElse(""), seen).stream())
        .toList();
  }
}
