package dev.plumbline.implementer.recipe;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds a companion behind the faulty resource, repeated as that one is; or completes the one that
 * is attached to it already.
 */
final class AddResourceStep {
  private final Graph graph;
  private final Resource resource;
  private final Budget budget;

  AddResourceStep(Graph graph, Resource resource, Budget budget) {
    this.graph = graph;
    this.resource = resource;
    this.budget = budget;
  }

  Written write(SourceTree tree, Fix.AddResource step) {
    Site site = Site.of(tree, resource, budget);
    Body.Block block = site.block();
    if (block == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    Resource attached = attached(step.type());
    return attached == null ? add(site, block, step) : complete(tree, attached, step);
  }

  private @Nullable Resource attached(String type) {
    Set<String> readers =
        graph.edges().stream()
            .filter(edge -> edge.to().equals(resource.address()))
            .map(Edge::from)
            .collect(Collectors.toSet());
    return graph.resources().stream()
        .filter(other -> other.type().equals(type) && readers.contains(other.address()))
        .findFirst()
        .orElse(null);
  }

  private Written complete(SourceTree tree, Resource attached, Fix.AddResource step) {
    var set = new SetStep(attached, "", budget);
    Written written = new Written.Done(tree);
    for (var argument : step.arguments().entrySet()) {
      written = written.then(now -> members(set, now, argument.getKey(), argument.getValue()));
    }
    return written;
  }

  private static Written members(SetStep set, SourceTree tree, String path, Value value) {
    if (value instanceof Value.Str(String text) && text.startsWith(Fix.REFERENCE_PREFIX)) {
      return new Written.Done(tree);
    }
    if (!(value instanceof Value.Obj(Map<String, Value> all))) {
      return set.write(tree, path, value);
    }
    Written written = new Written.Done(tree);
    for (var member : all.entrySet()) {
      written =
          written.then(now -> members(set, now, path + "." + member.getKey(), member.getValue()));
    }
    return written;
  }

  private Written add(Site site, Body.Block block, Fix.AddResource step) {
    Map<String, Value> arguments = new LinkedHashMap<>(step.arguments());
    String own = resource.type() + "." + resource.name();
    String repeat = "";
    String reference = own;
    if (block.body().attribute("for_each") != null) {
      repeat = "for_each = " + own;
      reference = "each.value";
    } else if (block.body().attribute("count") != null) {
      repeat = "count = length(" + own + ")";
      reference = own + "[count.index]";
    }
    ResourceFacts facts = Facts.bundled().resource(step.type());
    List<String> lines =
        new java.util.ArrayList<>(
            Hcl.block(
                "resource \"" + step.type() + "\" \"" + freeName(step.type()) + "\"",
                arguments,
                facts == null ? Map.of() : facts.attributes(),
                reference));
    if (!repeat.isEmpty()) {
      lines.addAll(1, List.of("  " + repeat, ""));
    }
    return site.with(List.of(behind(site, block, lines)));
  }

  /** The faulty resource's own name, with a number where the type has that name already. */
  private String freeName(String type) {
    Set<String> taken =
        graph.resources().stream()
            .filter(other -> other.type().equals(type))
            .filter(other -> other.module().equals(resource.module()))
            .map(Resource::name)
            .collect(Collectors.toSet());
    String name = resource.name();
    for (int i = 2; taken.contains(name); i++) {
      name = resource.name() + "_" + i;
    }
    return name;
  }

  private static Edit behind(Site site, Body.Block block, List<String> lines) {
    int end = block.span().end();
    int length = site.parsed().source().length();
    while (end < length && site.parsed().source().at(end) != '\n') {
      end++;
    }
    boolean ended = end < length;
    String newline = site.newline();
    String text = newline + String.join(newline, lines) + newline;
    int at = ended ? end + 1 : end;
    return new Edit(at, at, ended ? text : newline + text);
  }
}
