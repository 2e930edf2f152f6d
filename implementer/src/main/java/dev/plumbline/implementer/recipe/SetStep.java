package dev.plumbline.implementer.recipe;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;

/** Sets an attribute of a resource; blocks on the way are made where they are missing. */
final class SetStep {
  private final Resource resource;
  private final String reference;
  private final Budget budget;

  SetStep(Resource resource, String reference, Budget budget) {
    this.resource = resource;
    this.reference = reference;
    this.budget = budget;
  }

  Written write(SourceTree tree, String path, Value value) {
    Site site = Site.of(tree, resource, budget);
    if (site.block() == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    ResourceFacts facts = Facts.bundled().described(resource.type());
    return into(
        site,
        site.block(),
        PathStep.of(path),
        value,
        facts == null ? Map.of() : facts.attributes(),
        path);
  }

  private Written into(
      Site site,
      Body.Block block,
      List<PathStep> path,
      Value value,
      Map<String, AttributeFacts> known,
      String whole) {
    PathStep step = path.getFirst();
    if (path.size() == 1 && !Hcl.isBlock(step.name(), value, known)) {
      return attribute(site, block, step.name(), value, known);
    }
    AttributeFacts facts = known.get(step.name());
    if (facts != null && facts.isMap() && path.size() == 2) {
      return member(site, block, step.name(), path.getLast().name(), value, known);
    }
    Body.Attribute map = block.body().attribute(step.name());
    if (map != null) {
      return path.size() == 2 && map.expression() instanceof Expression.Obj members
          ? new MapEdit(site, members).set(path.getLast().name(), Hcl.expression(value, reference))
          : new Written.Refused(step.name() + " is written as an attribute, not as a block");
    }
    if (block.body().blocks("dynamic").stream()
        .anyMatch(dynamic -> step.name().equals(dynamic.label(0)))) {
      return new Written.Refused(step.name() + " is a dynamic block");
    }
    Map<String, AttributeFacts> inner = facts == null ? Map.of() : facts.nested();
    List<Body.Block> there = block.body().blocks(step.name());
    if (there.size() <= step.index()) {
      Value content = path.size() == 1 ? value : nested(path.subList(1, path.size()), value);
      Map<String, Value> members =
          content instanceof Value.Obj(Map<String, Value> all) ? all : Map.of();
      return site.with(
          site.editor().addBlock(block, Hcl.block(step.name(), members, inner, reference)));
    }
    if (path.size() > 1) {
      return into(site, there.get(step.index()), path.subList(1, path.size()), value, inner, whole);
    }
    return value instanceof Value.Obj(var members)
        ? members(site, whole, members)
        : new Written.Refused("there is a block " + step.name() + " already");
  }

  /** What a block that is there is to hold, one after the other. */
  private Written members(Site site, String path, Map<String, Value> members) {
    Written written = site.unchanged();
    for (var member : members.entrySet()) {
      written = written.then(now -> write(now, path + "." + member.getKey(), member.getValue()));
    }
    return written;
  }

  /** A member of a map that is written as such. */
  private Written member(
      Site site,
      Body.Block block,
      String name,
      String key,
      Value value,
      Map<String, AttributeFacts> known) {
    Body.Attribute map = block.body().attribute(name);
    List<Body.Block> blocks = block.body().blocks(name);
    if (!blocks.isEmpty()) {
      return attribute(site, blocks.getFirst(), key, value, Map.of());
    }
    if (map == null) {
      return attribute(site, block, name, new Value.Obj(Map.of(key, value)), known);
    }
    return map.expression() instanceof Expression.Obj members
        ? new MapEdit(site, members).set(key, Hcl.expression(value, reference))
        : new Written.Refused(name + " is not written as a map here");
  }

  private Written attribute(
      Site site, Body.Block block, String name, Value value, Map<String, AttributeFacts> facts) {
    String wanted = Hcl.expression(name, value, facts, reference);
    Body.Attribute known = block.body().attribute(name);
    if (known != null && known.expression().span().text().equals(wanted)) {
      return site.unchanged();
    }
    if (known != null
        && value instanceof Value.Str(String text)
        && References.isResolved(text)
        && known.expression().span().text().contains("var.")) {
      return new Written.Refused(name + " comes from a variable: name one where that is set");
    }
    if (!block.body().blocks(name).isEmpty()) {
      return new Written.Refused(name + " is written as a block, not as an attribute");
    }
    return site.with(site.editor().set(block, name, wanted));
  }

  private static Value nested(List<PathStep> path, Value value) {
    Value inner = path.size() == 1 ? value : nested(path.subList(1, path.size()), value);
    return new Value.Obj(Map.of(path.getFirst().name(), inner));
  }
}
