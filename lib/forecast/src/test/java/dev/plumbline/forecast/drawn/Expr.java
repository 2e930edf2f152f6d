package dev.plumbline.forecast.drawn;

import java.util.List;

/** What an argument is set to. */
sealed interface Expr {
  record Text(String text) implements Expr {}

  /** An attribute of a block: of its first instance. */
  record Of(Block block, String attribute) implements Expr {}

  /** An attribute of all instances of a block. */
  record Splat(Block block, String attribute) implements Expr {}

  record Items(List<Expr> elements) implements Expr {}

  /** Under the names a, b, c, …. */
  record Members(List<Expr> values) implements Expr {}

  record Template(Expr part) implements Expr {}

  record Encoded(Expr value) implements Expr {}

  /** The instance's own key. */
  record Key() implements Expr {}

  /** Through a local value of its own. */
  record Local(Expr value) implements Expr {}
}
