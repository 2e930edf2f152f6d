package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.List;

/** Takes elements out of lists that are written as such; what is left keeps its form. */
final class RemoveElementsStep {
  private RemoveElementsStep() {}

  /**
   * @param path that of {@code step}, as the finding has it
   */
  static Written write(
      SourceTree tree, Resource resource, String path, Fix.RemoveElements step, Budget budget) {
    Site site = Site.of(tree, resource, budget);
    if (site.block() == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    var unwanted = new Elements(step.elements());
    for (Holder holder : Holder.of(resource, site.block(), path)) {
      Body.Attribute attribute = holder.block().body().attribute(Holder.name(path));
      if (attribute == null || attribute.expression().span().text().equals("null")) {
        continue;
      }
      if (!(attribute.expression() instanceof Expression.Tuple tuple)) {
        return new Written.Refused(path + " is not written as a list");
      }
      if (tuple.elements().stream().anyMatch(unwanted::holds)) {
        // One list at a time: the edit moves the others.
        return unwanted.areAll(tuple) && step.instead().isEmpty()
            ? new Written.Refused("nothing would be left of " + path)
            : site.with(taken(tuple, unwanted, step))
                .then(now -> write(now, resource, path, step, budget));
      }
    }
    return site.unchanged();
  }

  private static List<Edit> taken(
      Expression.Tuple tuple, Elements unwanted, Fix.RemoveElements step) {
    return unwanted.areAll(tuple)
        ? List.of(
            new Edit(
                tuple.span().start(),
                tuple.span().end(),
                Hcl.expression(new Value.Seq(step.instead().orElseThrow()), "")))
        : unwanted.cutFrom(tuple);
  }
}
