package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each resource's block of a module added to the graph, and which of the module's names it
 * refers to: {@code aws_vpc.a}, {@code data.aws_ami.b}, {@code local.c}, {@code var.d}.
 */
final class KeptBlocks {
  private static final Set<String> EVERYWHERE =
      Set.of("path", "terraform", "tofu", "count", "each", "self");

  private final Map<String, Block> blocks = new HashMap<>();
  private final Map<String, Set<String>> needs = new HashMap<>();

  KeptBlocks(KeptPart kept) {
    for (Resource resource : kept.part().resources()) {
      blocks
          .computeIfAbsent(Addresses.withoutKey(resource.address()), _ -> new Block())
          .add(resource);
    }
    for (Edge edge : kept.part().edges()) {
      Block block = blocks.get(Addresses.withoutKey(edge.from()));
      if (block != null) {
        block.edges.add(edge);
      }
    }
    ModuleSource source = kept.source();
    source
        .resources()
        .forEach((name, declared) -> {
          Set<String> named = new HashSet<>();
          if (names(declared.block().body(), Set.of(), true, named)) {
            needs.put(name, named);
          }
        });
    source
        .locals()
        .forEach((name, local) -> {
          Set<String> named = new HashSet<>();
          if (names(local.expression(), Set.of(), named)) {
            needs.put("local." + name, named);
          }
        });
    source.variables().keySet().forEach(name -> needs.put("var." + name, Set.of()));
  }

  /** What a block added to the graph, in that order. */
  static final class Block {
    private final List<Resource> resources = new ArrayList<>(1);
    private final List<Edge> edges = new ArrayList<>(1);
    private final CoverageCount coverage = new CoverageCount();

    private void add(Resource resource) {
      resources.add(resource);
      coverage.add(resource.attributes());
    }

    List<Resource> resources() {
      return resources;
    }

    List<Edge> edges() {
      return edges;
    }

    CoverageCount coverage() {
      return coverage;
    }
  }

  /**
   * Null where it added nothing.
   *
   * @param address without an instance's key
   */
  @Nullable Block block(String address) {
    return blocks.get(address);
  }

  /** Null for what also refers to a module call, or to what can't be told. */
  @Nullable Set<String> needs(String name) {
    return needs.get(name);
  }

  /**
   * @param bound what dynamic blocks around it call their elements
   * @return whether all that it refers to is in {@code into}
   */
  private static boolean names(Body body, Set<String> bound, boolean outermost, Set<String> into) {
    if (!body.whole()) {
      return false;
    }
    for (Body.Item item : body.items()) {
      boolean told =
          switch (item) {
            // Names of providers and of attributes look like references and are none.
            case Body.Attribute attribute ->
                outermost && attribute.name().equals("provider")
                    || attribute.name().equals("ignore_changes")
                    || names(attribute.expression(), bound, into);
            case Body.Block block -> names(block.body(), bound(block, bound), false, into);
          };
      if (!told) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> bound(Body.Block block, Set<String> outer) {
    if (!block.type().equals("dynamic") || block.label(0) == null) {
      return outer;
    }
    Set<String> bound = new HashSet<>(outer);
    Body.Attribute iterator = block.body().attribute("iterator");
    bound.add(
        iterator != null && iterator.expression() instanceof Traversal.Absolute name
            ? name.root()
            : String.valueOf(block.label(0)));
    return bound;
  }

  private static boolean names(Expression expression, Set<String> bound, Set<String> into) {
    for (Traversal.Absolute reference : References.in(expression)) {
      String root = reference.root();
      String name = ModuleInstance.attribute(reference, 0);
      if (bound.contains(root) || EVERYWHERE.contains(root)) {
        continue;
      }
      if (name == null || root.equals("module") || root.equals("resource")) {
        return false;
      }
      boolean nested = root.equals("data") || root.equals("ephemeral");
      into.add(root + "." + name + (nested ? "." + ModuleInstance.attribute(reference, 1) : ""));
    }
    return true;
  }
}
