package dev.plumbline.policy.cel;

import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import java.util.Arrays;
import java.util.List;

/** The variables of one evaluation, by slot. */
final class Frame {
  private final Scene scene;
  private final Budget budget;
  private final Term[] slots;

  Frame(Scene scene, Budget budget, int slots) {
    this.scene = scene;
    this.budget = budget;
    this.slots = new Term[slots];
    Arrays.fill(this.slots, new Term.Group(List.of()));
  }

  Scene scene() {
    return scene;
  }

  Budget budget() {
    return budget;
  }

  Term get(int slot) {
    return slots[slot];
  }

  void set(int slot, Term term) {
    slots[slot] = term;
  }
}
