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

/**
 * Withdraws what is granted to some values: they go out of a list, and what is left without any
 * goes as a whole.
 */
final class WithdrawStep {
  private final Resource resource;
  private final Budget budget;

  WithdrawStep(Resource resource, Budget budget) {
    this.resource = resource;
    this.budget = budget;
  }

  Written write(SourceTree tree, String path, List<Value> values) {
    Site site = Site.of(tree, resource, budget);
    if (site.block() == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    var withdrawn = new Elements(values);
    for (Holder holder : Holder.of(resource, site.block(), path)) {
      Body.Attribute attribute = holder.block().body().attribute(Holder.name(path));
      if (attribute == null) {
        continue;
      }
      Expression written = attribute.expression();
      if (written instanceof Expression.Tuple tuple && !withdrawn.areAll(tuple)) {
        if (tuple.elements().stream().anyMatch(withdrawn::holds)) {
          // One at a time: the edit moves the others.
          return site.with(withdrawn.cutFrom(tuple)).then(now -> write(now, path, values));
        }
      } else if (written instanceof Expression.Tuple || withdrawn.holds(written)) {
        Holder gone = needless(holder);
        Written without = site.with(site.editor().remove(gone.block()));
        return gone.isOwn() ? without : without.then(now -> write(now, path, values));
      }
    }
    return site.unchanged();
  }

  /** The block that goes with a holder: the one around it, where that needs one of its kind. */
  private Holder needless(Holder holder) {
    if (holder.isOwn()) {
      return holder;
    }
    Holder around = holder.around();
    int there = around.block().body().blocks(holder.block().type()).size();
    return there - 1 < fewest(holder) ? needless(around) : holder;
  }

  private int fewest(Holder holder) {
    ResourceFacts facts = Facts.bundled().described(resource.type());
    Map<String, AttributeFacts> known = facts == null ? Map.of() : facts.attributes();
    int fewest = 0;
    for (Body.Block block : holder.way().subList(1, holder.way().size())) {
      AttributeFacts of = known.get(block.type());
      fewest = of == null ? 0 : of.required() ? Math.max(1, of.min()) : of.min();
      known = of == null ? Map.of() : of.nested();
    }
    return fewest;
  }
}
