package dev.plumbline.implementer.recipe;

import dev.plumbline.model.source.SourceTree;
import java.util.function.Function;

/** What came of writing a step: the sources with it, or why it can't be written. */
public sealed interface Written {
  record Done(SourceTree tree) implements Written {}

  /**
   * @param reason in words a user understands
   */
  record Refused(String reason) implements Written {}

  /** The next step on top of this one; a refusal stays one. */
  default Written then(Function<SourceTree, Written> next) {
    return switch (this) {
      case Done(SourceTree tree) -> next.apply(tree);
      case Refused refused -> refused;
    };
  }
}
