package dev.plumbline.forecast.drawn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource block, changed in place by a {@code Mutation}. */
final class Block {
  /** Blocks refer to earlier ones only, so that there is no cycle. */
  final int id;

  String name;
  Scope scope;
  Repetition repetition = Repetition.ONCE;
  @Nullable Expr input;
  @Nullable Expr trigger;
  boolean createFirst;
  String ignored = "";
  @Nullable Block triggeredBy;
  String triggerAttribute = "";
  final List<Block> needs = new ArrayList<>();
  boolean gone;

  /** A block moves once at most: Terraform takes two moves from one address for ambiguous. */
  boolean moved;

  Block(int id, Scope scope) {
    this.id = id;
    this.name = "r" + id;
    this.scope = scope;
  }
}
