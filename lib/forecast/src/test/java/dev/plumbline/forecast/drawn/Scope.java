package dev.plumbline.forecast.drawn;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A module: its directory keeps its number whatever the call is named. */
final class Scope {
  final int id;
  final @Nullable Scope parent;
  String name;
  Repetition repetition = Repetition.ONCE;
  final List<Block> blocks = new ArrayList<>();
  final List<Scope> children = new ArrayList<>();

  /** {@code moved} and {@code removed} blocks. */
  final List<String> statements = new ArrayList<>();

  /** Attributes of outer blocks that it is given, by variable. */
  final TreeMap<String, Expr.Of> inputs = new TreeMap<>();

  final Set<String> outputs = new TreeSet<>();
  boolean moved;
  boolean gone;

  Scope(int id, @Nullable Scope parent) {
    this.id = id;
    this.parent = parent;
    this.name = "m" + id;
  }

  String directory() {
    return parent == null ? "" : parent.directory() + "d" + id + "/";
  }

  boolean holds(Scope other) {
    for (Scope at = other; at != null; at = at.parent) {
      if (at == this) {
        return true;
      }
    }
    return false;
  }

  boolean isGone() {
    return gone || (parent != null && parent.isGone());
  }

  List<Scope> all() {
    List<Scope> all = new ArrayList<>(List.of(this));
    children.forEach(child -> all.addAll(child.all()));
    return all;
  }
}
