package dev.plumbline.implementer.recipe;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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
    List<Resource> attached = Companions.of(graph, resource, step.type());
    if (attached.isEmpty()) {
      return add(site, block, step);
    }
    Resource first = attached.getFirst();
    return isWritten(tree, first, block, step) ? site.unchanged() : complete(tree, first, step);
  }

  /** Whether the companion that is there is just the one that would be added. */
  private boolean isWritten(
      SourceTree tree, Resource attached, Body.Block block, Fix.AddResource step) {
    Body.Block there = Site.of(tree, attached, budget).block();
    return there != null
        && squeezed(there.span().text())
            .equals(squeezed(String.join("", repeated(block, step, attached.name()))));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** With the provider of the faulty resource: in another region it would find no owner. */
  private static List<String> lines(
      Body.Block block, Fix.AddResource step, String name, String reference) {
    ResourceFacts facts = Facts.bundled().described(step.type());
    List<String> lines =
        new ArrayList<>(
            Hcl.block(
                "resource \"" + step.type() + "\" \"" + name + "\"",
                step.arguments(),
                facts == null ? Map.of() : facts.attributes(),
                reference));
    Body.Attribute provider = block.body().attribute("provider");
    if (provider != null) {
      lines.addAll(1, List.of("  provider = " + provider.expression().span().text(), ""));
    }
    return lines;
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
    String own = resource.type() + "." + resource.name();
    List<Body.Block> declared = declared(site.tree(), step.type());
    for (Body.Block other : declared) {
      if (other.body().span().text().contains(own + ".")
          || other.body().span().text().contains(own + "[")) {
        return new Written.Refused(
            step.type()
                + "."
                + other.label(1)
                + " is there for it, but not in this case: its own arguments decide that");
      }
    }
    return site.with(List.of(behind(site, block, repeated(block, step, freeName(declared)))));
  }

  /** One for each instance of the faulty resource's block. */
  private List<String> repeated(Body.Block block, Fix.AddResource step, String name) {
    String own = resource.type() + "." + resource.name();
    if (block.body().attribute("for_each") != null) {
      return repeated(lines(block, step, name, "each.value"), "for_each = " + own);
    }
    if (block.body().attribute("count") != null) {
      return repeated(
          lines(block, step, name, own + "[count.index]"), "count = length(" + own + ")");
    }
    return lines(block, step, name, own);
  }

  private static List<String> repeated(List<String> block, String argument) {
    List<String> lines = new ArrayList<>(block);
    lines.addAll(1, List.of("  " + argument, ""));
    return lines;
  }

  /** The faulty resource's own name, with a number where the type has that name already. */
  private String freeName(List<Body.Block> declared) {
    Set<String> taken =
        declared.stream()
            .map(other -> Objects.requireNonNullElse(other.label(1), ""))
            .collect(Collectors.toSet());
    String name = resource.name();
    for (int i = 2; taken.contains(name); i++) {
      name = resource.name() + "_" + i;
    }
    return name;
  }

  /** The blocks of a type in the faulty resource's directory, those without an instance too. */
  private List<Body.Block> declared(SourceTree tree, String type) {
    String directory = directory(resource.range().file());
    List<Body.Block> declared = new ArrayList<>();
    tree.files()
        .forEach((file, source) -> {
          if (Site.isNative(file) && directory(file).equals(directory)) {
            HclParser.parse(file, source, budget).body().blocks("resource").stream()
                .filter(other -> type.equals(other.label(0)))
                .forEach(declared::add);
          }
        });
    return declared;
  }

  private static String directory(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  static Edit behind(Site site, Body.Block block, List<String> lines) {
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
