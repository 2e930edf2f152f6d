package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes elements out of a list that is written as one; what is left keeps its form. */
final class RemoveElementsStep {
  private RemoveElementsStep() {}

  static Written write(
      SourceTree tree, Resource resource, String path, List<Value> elements, Budget budget) {
    Site site = Site.of(tree, resource, budget);
    Body.Block block = site.block();
    List<PathStep> steps = PathStep.of(path);
    for (PathStep step : steps.subList(0, steps.size() - 1)) {
      List<Body.Block> inner = block == null ? List.of() : block.body().blocks(step.name());
      block = step.index() < inner.size() ? inner.get(step.index()) : null;
    }
    Body.Attribute attribute =
        block == null ? null : block.body().attribute(steps.getLast().name());
    if (attribute == null || !(attribute.expression() instanceof Expression.Tuple tuple)) {
      return new Written.Refused(path + " is not written as a list");
    }
    Set<String> unwanted =
        elements.stream().map(element -> Hcl.expression(element, "")).collect(Collectors.toSet());
    List<Expression> kept = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    List<Expression> all = tuple.elements();
    if (!all.isEmpty() && all.stream().allMatch(one -> unwanted.contains(one.span().text()))) {
      return site.with(List.of(new Edit(tuple.span().start(), tuple.span().end(), "[]")));
    }
    for (int i = 0; i < all.size(); i++) {
      if (unwanted.contains(all.get(i).span().text())) {
        edits.add(cut(all, i, kept.isEmpty()));
      } else {
        kept.add(all.get(i));
      }
    }
    return site.with(edits);
  }

  /** With the comma towards what stays: behind it while nothing is kept yet, else before it. */
  private static Edit cut(List<Expression> all, int index, boolean first) {
    return first && index + 1 < all.size()
        ? new Edit(all.get(index).span().start(), all.get(index + 1).span().start(), "")
        : new Edit(all.get(index - 1).span().end(), all.get(index).span().end(), "");
  }
}
