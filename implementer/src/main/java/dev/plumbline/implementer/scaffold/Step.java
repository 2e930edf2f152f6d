package dev.plumbline.implementer.scaffold;

import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.source.SourceTree;

/** One thing that can be written into a stack's code. Written again, it changes nothing. */
interface Step {
  /** As it is listed: {@code scaffold/versions}. */
  String id();

  /** What it does, as an order. */
  String title();

  /** What may differ afterwards. */
  default Tolerance tolerance() {
    return Tolerance.NONE;
  }

  /** The same tree where there is nothing to write. */
  Written write(SourceTree tree, Surroundings around);

  /** What of the evaluation a step may change. */
  enum Tolerance {
    /** Nothing at all. */
    NONE,
    /** Tags, in place. */
    TAGS,
    /** What could not be evaluated before. */
    REPAIR
  }
}
