package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.List;

/** Puts elements behind those of a list that lacks them; makes the list where there is none. */
final class AddElementsStep {
  private AddElementsStep() {}

  static Written write(
      SourceTree tree, Resource resource, String path, List<Value> elements, Budget budget) {
    Site site = Site.of(tree, resource, budget);
    if (site.block() == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    List<Holder> holders = Holder.of(resource, site.block(), path);
    Body.Attribute attribute =
        holders.isEmpty() ? null : holders.getFirst().block().body().attribute(Holder.name(path));
    if (attribute == null) {
      return new SetStep(resource, "", budget).write(tree, path, new Value.Seq(elements));
    }
    if (!(attribute.expression() instanceof Expression.Tuple tuple)) {
      return new Written.Refused(path + " is not written as a list");
    }
    List<String> missing =
        elements.stream()
            .map(element -> Hcl.expression(element, ""))
            .filter(element ->
                tuple.elements().stream().noneMatch(one -> one.span().text().equals(element)))
            .toList();
    return missing.isEmpty() ? site.unchanged() : site.with(List.of(added(site, tuple, missing)));
  }

  private static Edit added(Site site, Expression.Tuple tuple, List<String> missing) {
    if (tuple.elements().isEmpty()) {
      return new Edit(
          tuple.span().start(), tuple.span().end(), "[" + String.join(", ", missing) + "]");
    }
    var last = tuple.elements().getLast().span();
    var text = new StringBuilder();
    String gap = gap(site, last.start());
    missing.forEach(element -> text.append(',').append(gap).append(element));
    return new Edit(last.end(), last.end(), text.toString());
  }

  /** What stands between elements: a blank, or a new line where the last one has a line. */
  private static String gap(Site site, int start) {
    int at = start;
    while (at > 0
        && (site.parsed().source().at(at - 1) == ' '
            || site.parsed().source().at(at - 1) == '\t')) {
      at--;
    }
    boolean alone = at > 0 && site.parsed().source().at(at - 1) == '\n';
    return alone ? site.newline() + site.parsed().source().text(at, start) : " ";
  }
}
