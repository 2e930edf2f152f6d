package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes an attribute, or all blocks of a name, dynamic ones too; with an index one of them. */
final class RemoveStep {
  private RemoveStep() {}

  static Written write(SourceTree tree, Resource resource, String path, Budget budget) {
    Site site = Site.of(tree, resource, budget);
    if (site.block() == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    boolean one = path.endsWith("]");
    for (Holder holder : Holder.of(resource, site.block(), path)) {
      List<Body.Item> items = named(holder.block(), Holder.name(path));
      Optional<Body.Block> named =
          one ? new Numbered(resource).block(holder.block(), path) : Optional.empty();
      if (named.isPresent()) {
        return site.with(site.editor().remove(named.get()))
            .then(now -> ReadBack.emptied(now, resource, budget));
      }
      if (one && items.size() == 1 && items.getFirst() instanceof Body.Attribute attribute) {
        return isAlone(attribute.expression()) && PathStep.of(path).getLast().index() == 0
            ? site.with(site.editor().remove(attribute))
                .then(now -> ReadBack.emptied(now, resource, budget))
            : new Written.Refused(path + " is one of several, and not written as a block");
      }
      if (!one && !items.isEmpty()) {
        // One at a time: an edit may take the blank line that the next one's range begins with.
        return site.with(site.editor().remove(items.getFirst()))
            .then(changed -> write(changed, resource, path, budget));
      }
    }
    return one ? site.unchanged() : ReadBack.emptied(tree, resource, budget);
  }

  /** Whether it is one element, so that nothing else goes with it. */
  private static boolean isAlone(Expression written) {
    return written instanceof Expression.Obj
        || written instanceof Expression.Tuple list && list.elements().size() == 1;
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
