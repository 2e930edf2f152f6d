package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets a value where it comes from: the argument of the module call, the local value, the variable
 * file or default at the end of the attribute's trace. So a repository keeps its variables.
 */
final class ValueSource {
  private ValueSource() {}

  static Written write(SourceTree tree, List<Provenance.Step> trace, Value value, Budget budget) {
    if (trace.isEmpty()) {
      return new Written.Refused("the value is written where it is used");
    }
    Provenance.Step last = trace.getLast();
    String file = last.range().file();
    byte[] source = tree.file(file);
    boolean settable =
        switch (last.kind()) {
          case VARIABLE_DEFAULT, VARIABLE_FILE, MODULE_ARGUMENT, LOCAL -> true;
          case REFERENCE, PROVIDER_DEFAULT, PARAMETER, CONFIG -> false;
        };
    if (source == null || !settable || file.endsWith(".json")) {
      return new Written.Refused("where the value comes from can't be edited here");
    }
    ParsedFile parsed = HclParser.parse(file, source, budget);
    Body.Attribute attribute = at(parsed.body(), last.range());
    if (attribute == null || !isLiteral(attribute.expression())) {
      return new Written.Refused("where the value comes from is an expression");
    }
    var span = attribute.expression().span();
    return new Written.Done(
        tree.with(
            file,
            Edit.apply(
                source, List.of(new Edit(span.start(), span.end(), Hcl.expression(value, ""))))));
  }

  private static boolean isLiteral(Expression expression) {
    return expression instanceof Expression.Literal
        || (expression instanceof Template template && template.literal() != null);
  }

  private static Body.@Nullable Attribute at(Body body, SourceRange range) {
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
