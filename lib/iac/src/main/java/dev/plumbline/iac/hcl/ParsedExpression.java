package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.Diagnostic;
import java.util.List;

/** An expression or template that was read on its own. */
public record ParsedExpression(Expression expression, List<Diagnostic> diagnostics) {
  public ParsedExpression {
    diagnostics = List.copyOf(diagnostics);
  }
}
