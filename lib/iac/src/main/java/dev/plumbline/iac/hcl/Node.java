package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.SourceRange;

/** Anything in the syntax tree: it stands somewhere. */
public sealed interface Node permits Expression, Template.Part, Traversal.Step, Body, Body.Item {
  /** Where it stands, as offsets into its source. */
  Span span();

  /** Where it stands, in lines and columns; worked out on each call. */
  default SourceRange range() {
    return span().range();
  }
}
