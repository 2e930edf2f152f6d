package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Likeness;
import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a module's instance that add to the graph what they added in an earlier reading,
 * though another file of the module is another one now: those whose files were not read again, and
 * that refer to nothing but such blocks, locals and variables. What a module call hands out counts
 * as changed.
 */
final class Untouched {
  private static final Set<String> EVERYWHERE =
      Set.of("path", "terraform", "tofu", "count", "each", "self");

  private final KeptPart earlier;
  private final ModuleInstance module;
  private final Links links;
  private final Map<String, Boolean> known = new HashMap<>();
  private final Map<String, Block> blocks = new HashMap<>();
  private @Nullable Boolean callersHold;

  private Untouched(KeptPart earlier, ModuleInstance module, Links links) {
    this.earlier = earlier;
    this.module = module;
    this.links = links;
    for (Resource resource : earlier.part().resources()) {
      blocks
          .computeIfAbsent(Addresses.withoutKey(resource.address()), _ -> new Block())
          .resources
          .add(resource);
    }
    for (Edge edge : earlier.part().edges()) {
      Block block = blocks.get(Addresses.withoutKey(edge.from()));
      if (block != null) {
        block.edges.add(edge);
      }
    }
  }

  /** What a block added to the graph, in that order. */
  static final class Block {
    private final List<Resource> resources = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    List<Resource> resources() {
      return resources;
    }

    List<Edge> edges() {
      return edges;
    }
  }

  /**
   * Null where that can't be told of any: something was wrong then, or what the module looks at
   * beyond its own files is not what it was.
   *
   * @param earlier what the instance added to the graph; null for one that was not there
   */
  static @Nullable Untouched of(
      @Nullable KeptPart earlier, ModuleInstance module, Links links, Providers providers) {
    return earlier == null
            || !earlier.problems().isEmpty()
            || !earlier.source().directory().equals(module.source().directory())
            || !haveFiles(earlier.seen(), module.run())
            || !haveProviders(earlier.seen(), module, providers)
        ? null
        : new Untouched(earlier, module, links);
  }

  private static boolean haveFiles(Seen seen, Run run) {
    return seen.files().entrySet().stream()
            .allMatch(each -> Arrays.equals(run.tree().file(each.getKey()), each.getValue()))
        && seen.listings().entrySet().stream()
            .allMatch(each ->
                run.evaluation().files().below(each.getKey()).keySet().equals(each.getValue()));
  }

  private static boolean haveProviders(Seen seen, ModuleInstance module, Providers providers) {
    return seen.providers().entrySet().stream()
        .allMatch(each -> {
          Seen.Provider now = Outside.seen(providers.use(each.getKey(), module));
          Seen.Provider before = each.getValue();
          return now.address().equals(before.address())
              && now.defaultTags().equals(before.defaultTags())
              && (now.content() == null || before.content() == null
                  ? now.content() == before.content()
                  : Likeness.of(now.content(), before.content()));
        });
  }

  /**
   * What a resource's block adds; null where that has to be worked out.
   *
   * @param reference as the module's source has it
   */
  @Nullable Block block(String reference) {
    Block block = blocks.get(module.absolute(reference));
    return block != null && resource(reference) ? block : null;
  }

  private boolean resource(String reference) {
    ModuleSource.Declared before = earlier.source().resources().get(reference);
    ModuleSource.Declared now = module.source().resources().get(reference);
    return before != null
        && now != null
        && before.block() == now.block()
        && once(reference, () -> holds(now.block().body(), Set.of(), true));
  }

  private interface Question {
    boolean answer();
  }

  /** What needs itself does not hold. */
  private boolean once(String name, Question question) {
    Boolean told = known.get(name);
    if (told == null) {
      known.put(name, false);
      told = question.answer();
      known.put(name, told);
    }
    return told;
  }

  /**
   * @param bound what dynamic blocks around it call their elements
   */
  private boolean holds(Body body, Set<String> bound, boolean outermost) {
    if (!body.whole()) {
      return false;
    }
    for (Body.Item item : body.items()) {
      boolean holds =
          switch (item) {
            // Names of providers and of attributes look like references and are none.
            case Body.Attribute attribute ->
                outermost && attribute.name().equals("provider")
                    || attribute.name().equals("ignore_changes")
                    || holds(attribute.expression(), bound);
            case Body.Block block -> holds(block.body(), bound(block, bound), false);
          };
      if (!holds) {
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

  private boolean holds(Expression expression, Set<String> bound) {
    for (References.Found found : module.run().references(expression)) {
      Traversal.Absolute reference = found.reference();
      if (!bound.contains(reference.root()) && !holds(reference)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(Traversal.Absolute reference) {
    String root = reference.root();
    String name = ModuleInstance.attribute(reference, 0);
    if (EVERYWHERE.contains(root)) {
      return true;
    }
    if (name == null || root.equals("module") || root.equals("resource")) {
      return false;
    }
    return switch (root) {
      case "var" -> once("var." + name, () -> variable(name));
      case "local" -> once("local." + name, () -> local(name));
      case "data", "ephemeral" ->
          resource(root + "." + name + "." + ModuleInstance.attribute(reference, 1));
      default -> resource(root + "." + name);
    };
  }

  private boolean local(String name) {
    Body.Attribute before = earlier.source().locals().get(name);
    Body.Attribute now = module.source().locals().get(name);
    return now != null && now == before && holds(now.expression(), Set.of());
  }

  private boolean variable(String name) {
    Body.Block before = earlier.source().variables().get(name);
    Body.Block now = module.source().variables().get(name);
    var value = earlier.seen().variables().get(name);
    return now != null
        && now == before
        && value != null
        && Likeness.of(module.variable(name, now.header()), value)
        && isGivenAtItsPlace(new Lookup(module.address(), Lookup.Kind.VARIABLE, name))
        && (module.inputs().argument(name) == null || callersHold());
  }

  /** Whether it is given by the very same piece; where nobody asked for that, it is all one. */
  private boolean isGivenAtItsPlace(Lookup lookup) {
    Lookup.Found before = earlier.seen().steps().get(lookup);
    return before == null || isSame(before, lookup.answer(module));
  }

  /** Whether what comes through other modules comes by the very same pieces, and from there. */
  private boolean callersHold() {
    if (callersHold == null) {
      callersHold =
          earlier.seen().steps().entrySet().stream()
                  .filter(each -> !each.getKey().module().equals(module.address()))
                  .allMatch(each -> {
                    ModuleInstance asked = module.run().instance(each.getKey().module());
                    return asked != null && isSame(each.getValue(), each.getKey().answer(asked));
                  })
              && earlier.seen().links().values().stream()
                  .allMatch(
                      answer -> links.of(answer.reference(), module).equals(answer.targets()));
    }
    return callersHold;
  }

  private static boolean isSame(Lookup.Found before, Lookup.Found now) {
    return before.what().equals(now.what())
        && before.span() == now.span()
        && (before.given() == null ? now.given() == null : before.given().equals(now.given()));
  }
}
