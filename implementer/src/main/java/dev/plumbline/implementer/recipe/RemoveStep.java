package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.List;

/** Removes an attribute, or all blocks of a name, dynamic ones too. */
final class RemoveStep {
  private RemoveStep() {}

  static Written write(SourceTree tree, Resource resource, String path, Budget budget) {
    Site site = Site.of(tree, resource, budget);
    if (site.block() == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    List<PathStep> steps = PathStep.of(path);
    List<Body.Block> holders = List.of(site.block());
    for (PathStep step : steps.subList(0, steps.size() - 1)) {
      holders =
          holders.stream().flatMap(block -> block.body().blocks(step.name()).stream()).toList();
    }
    String name = steps.getLast().name();
    if (path.endsWith("]")) {
      return numbered(site, holders, steps.getLast());
    }
    for (Body.Block holder : holders) {
      List<Body.Item> items = named(holder, name);
      if (!items.isEmpty()) {
        // One at a time: an edit may take the blank line that the next one's range begins with.
        return site.with(site.editor().remove(items.getFirst()))
            .then(changed -> write(changed, resource, path, budget));
      }
    }
    return site.unchanged();
  }

  private static Written numbered(Site site, List<Body.Block> holders, PathStep step) {
    List<Body.Block> blocks =
        holders.stream().flatMap(holder -> holder.body().blocks(step.name()).stream()).toList();
    return step.index() < blocks.size()
        ? site.with(site.editor().remove(blocks.get(step.index())))
        : new Written.Refused(step.name() + " is not written as a block");
  }

  private static List<Body.Item> named(Body.Block holder, String name) {
    List<Body.Item> items = new ArrayList<>(holder.body().blocks(name));
    holder.body().blocks("dynamic").stream()
        .filter(dynamic -> name.equals(dynamic.label(0)))
        .forEach(items::add);
    Body.Attribute attribute = holder.body().attribute(name);
    if (attribute != null) {
      items.add(attribute);
    }
    return items;
  }
}
