package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Elements of a list as it is written. */
final class Elements {
  private final Set<String> wanted;

  Elements(List<Value> elements) {
    this.wanted =
        elements.stream().map(element -> Hcl.expression(element, "")).collect(Collectors.toSet());
  }

  boolean holds(Expression expression) {
    return wanted.contains(expression.span().text());
  }

  /** Whether a list consists of nothing else. */
  boolean areAll(Expression.Tuple tuple) {
    return !tuple.elements().isEmpty() && tuple.elements().stream().allMatch(this::holds);
  }

  /** Takes them out of a list that has others as well; what is left keeps its form. */
  List<Edit> cutFrom(Expression.Tuple tuple) {
    List<Expression> all = tuple.elements();
    List<Edit> edits = new ArrayList<>();
    boolean kept = false;
    for (int i = 0; i < all.size(); i++) {
      if (holds(all.get(i))) {
        edits.add(cut(all, i, !kept));
      } else {
        kept = true;
      }
    }
    return edits;
  }

  /** With the comma towards what stays: behind it while nothing is kept yet, else before it. */
  private static Edit cut(List<Expression> all, int index, boolean first) {
    return first && index + 1 < all.size()
        ? new Edit(all.get(index).span().start(), all.get(index + 1).span().start(), "")
        : new Edit(all.get(index - 1).span().end(), all.get(index).span().end(), "");
  }
}
