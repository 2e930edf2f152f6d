package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.graph.Provenance.Step;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a value is passed on as it is. A variable that an attribute compares with, chooses by or
 * puts into a text has a meaning of its own, and is no place to set the attribute's value.
 */
record Passed(SourceTree tree, Budget budget) {

  /**
   * The steps of a trace up to the first place that computes the value or says it; that place is
   * the last one of them, and can be set itself where it is an argument or a local value.
   *
   * @param attribute where the trace begins
   */
  List<Step> asItIs(SourceRange attribute, List<Step> trace) {
    if (!isReference(attribute)) {
      return List.of();
    }
    for (int i = 0; i < trace.size(); i++) {
      boolean computes =
          switch (trace.get(i).kind()) {
            case MODULE_ARGUMENT, LOCAL -> !isReference(trace.get(i).range());
            // What an output is made of is not in the trace.
            case REFERENCE -> trace.get(i).name().startsWith("module.");
            case VARIABLE_DEFAULT, VARIABLE_FILE -> false;
            case PROVIDER_DEFAULT, PARAMETER, CONFIG -> false;
          };
      if (computes) {
        return trace.subList(0, i + 1);
      }
    }
    return trace;
  }

  private boolean isReference(SourceRange place) {
    byte[] source = tree.file(place.file());
    Body.Attribute attribute =
        source == null || place.file().endsWith(".json")
            ? null
            : at(HclParser.parse(place.file(), source, budget).body(), place);
    return attribute != null && isReference(attribute.expression());
  }

  /** A variable, local value or output by its name, perhaps alone in quotes. */
  private static boolean isReference(Expression expression) {
    if (expression instanceof Template template) {
      Expression only = template.unwrapped();
      return only != null && isReference(only);
    }
    return expression instanceof Traversal.Absolute reference
        && reference.steps().size() == names(reference.root());
  }

  private static int names(String root) {
    return switch (root) {
      case "var", "local" -> 1;
      case "module" -> 2;
      default -> -1;
    };
  }

  static Body.@Nullable Attribute at(Body body, SourceRange range) {
    for (Body.Item item : body.items()) {
      if (item.span().start() <= range.start().offset()
          && item.span().end() >= range.end().offset()) {
        return switch (item) {
          case Body.Attribute attribute -> attribute;
          case Body.Block block -> at(block.body(), range);
        };
      }
    }
    return null;
  }
}
