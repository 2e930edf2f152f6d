package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.hcl.Expression;
import org.jspecify.annotations.Nullable;

/**
 * One element of a {@code dynamic} block's collection.
 *
 * @param iterator the name under which the block's content speaks of it
 * @param collection what {@code for_each} says
 * @param key a list's index, a map's key, a set's element
 * @param outer the one around it; null for none
 */
record Iteration(String iterator, Expression collection, Datum key, @Nullable Iteration outer) {

  /** The one that a name means; null where it means none. */
  @Nullable Iteration named(String name) {
    for (Iteration at = this; at != null; at = at.outer()) {
      if (at.iterator().equals(name)) {
        return at;
      }
    }
    return null;
  }
}
