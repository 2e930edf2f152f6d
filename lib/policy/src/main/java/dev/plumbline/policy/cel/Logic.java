package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;

/** What the logical operators share. */
final class Logic {
  private static final int NOWHERE = 0;
  private static final int RESOURCE = 1;
  private static final int ABSENT = 2;
  private static final int VALUE = 3;

  private Logic() {}

  /**
   * Neither side decides alone: open if one is; else both are the same, and the one with the better
   * place tells where: a value in the source before an absent one, the later of two values.
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
    int rank = rank(b);
    return rank == VALUE || rank > rank(a) ? b : a;
  }

  private static int rank(Term term) {
    Place place = Term.placeOf(term);
    if (place == null) {
      return NOWHERE;
    }
    if (place.parent() == null) {
      return RESOURCE;
    }
    return place.value() == null ? ABSENT : VALUE;
  }

  /** An open condition, and whatever is open of what it decides between. */
  static Term.Open open(Term condition, Term... between) {
    Term.Open all = open(condition);
    for (Term one : between) {
      all = one instanceof Term.Open open ? all.and(open) : all;
    }
    return all;
  }

  /** A term without truth as open: itself, or a type error. */
  static Term.Open open(Term term) {
    return term instanceof Term.Open open ? open : Term.misfit(term, "true or false");
  }
}
