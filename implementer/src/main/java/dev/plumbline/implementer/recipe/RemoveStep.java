package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.List;

/** Removes an attribute, or all blocks of a name, dynamic ones too; with an index one of them. */
final class RemoveStep {
  private RemoveStep() {}

  static Written write(SourceTree tree, Resource resource, String path, Budget budget) {
    Site site = Site.of(tree, resource, budget);
    if (site.block() == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    boolean one = path.endsWith("]");
    for (Holder holder : Holder.of(site.block(), path)) {
      List<Body.Item> items = named(holder.block(), Holder.name(path));
      int index = PathStep.of(path).getLast().index();
      if (one && index < items.size()) {
        return site.with(site.editor().remove(items.get(index)))
            .then(now -> ReadBack.emptied(now, resource, budget));
      }
      if (!one && !items.isEmpty()) {
        // One at a time: an edit may take the blank line that the next one's range begins with.
        return site.with(site.editor().remove(items.getFirst()))
            .then(changed -> write(changed, resource, path, budget));
      }
    }
    return one ? site.unchanged() : ReadBack.emptied(tree, resource, budget);
  }

  /** What a block has of a name: an attribute, blocks, dynamic ones too. */
  static List<Body.Item> named(Body.Block holder, String name) {
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
