package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;

/** What the logical operators share. */
final class Logic {
  private Logic() {}

  /**
   * Neither side decides alone: open if one is, else both are the same, and the later tells where.
   */
  static Term undecided(Term a, Truth first, Term b, Truth second) {
    if (first == Truth.OPEN && second == Truth.OPEN) {
      return open(a).and(open(b));
    }
    if (first == Truth.OPEN) {
      return open(a);
    }
    if (second == Truth.OPEN) {
      return open(b);
    }
    return Term.placeOf(b) != null ? b : a;
  }

  /** A term without truth as open: itself, or a type error. */
  static Term.Open open(Term term) {
    return term instanceof Term.Open open ? open : Term.misfit(term, "true or false");
  }
}
