package dev.plumbline.forecast;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where a resource's configuration differs between base and head, as its provider would. */
final class Comparison {
  private static final Certainty CHOSEN =
      Certainty.likely("the provider may have chosen the same value before");
  private static final Certainty SUPPRESSED =
      Certainty.likely("the provider takes some different texts for the same");

  private final Unknowns unknowns;
  private final @Nullable ResourceFacts facts;
  private final Resource head;
  private final Budget budget;
  private final List<Difference> found = new ArrayList<>();

  private Comparison(
      Unknowns unknowns, @Nullable ResourceFacts facts, Resource head, Budget budget) {
    this.budget = budget;
    this.unknowns = unknowns;
    this.facts = facts;
    this.head = head;
  }

  /** All differences, those that {@code ignore_changes} names too. */
  static List<Difference> of(
      Resource base,
      Resource head,
      @Nullable ResourceFacts facts,
      Unknowns unknowns,
      Budget budget) {
    var comparison = new Comparison(unknowns, facts, head, budget);
    comparison.members(
        "", base.attributes(), head.attributes(), facts == null ? Map.of() : facts.attributes());
    return comparison.found;
  }

  private void members(
      String path, Value.Obj before, Value.Obj after, Map<String, AttributeFacts> known) {
    Set<String> names = new LinkedHashSet<>(after.members().keySet());
    names.addAll(before.members().keySet());
    for (String name : names) {
      member(
          Paths.member(path, name),
          Values.present(before.members().get(name)),
          Values.present(after.members().get(name)),
          known.get(name));
    }
  }

  private void member(
      String path, @Nullable Value before, @Nullable Value after, @Nullable AttributeFacts known) {
    if (known != null && known.writeOnly()) {
      return;
    }
    if (before != null && after != null) {
      both(path, before, after, known);
    } else if (before != null) {
      removed(path, before, known);
    } else if (after != null) {
      added(path, after, known);
    }
  }

  private void removed(String path, Value before, @Nullable AttributeFacts known) {
    Value fallback = known == null ? null : known.defaultValue();
    boolean kept = known != null && (known.computed() || isUnset(before, known));
    if (!kept && (fallback == null || !Values.same(before.unmarked(), fallback, known))) {
      add(path, before, fallback, unknowns.certaintyOf(before));
    }
  }

  private void added(String path, Value after, @Nullable AttributeFacts known) {
    Value fallback = known == null ? null : known.defaultValue();
    if (known != null
        && (isUnset(after, known)
            || (fallback != null && Values.same(after.unmarked(), fallback, known)))) {
      return;
    }
    add(path, fallback, after, known != null && known.computed() ? CHOSEN : Certainty.CERTAIN);
  }

  /** Whether the plugin SDK sees no difference between this value and none at all. */
  private boolean isUnset(Value value, AttributeFacts known) {
    return facts != null
        && !facts.framework()
        && !known.computed()
        && known.defaultValue() == null
        && Values.isZero(value);
  }

  private void both(String path, Value before, Value after, @Nullable AttributeFacts known) {
    budget.spend(1);
    int sizeBefore = found.size();
    Value one = before.unmarked();
    Value other = after.unmarked();
    if (one instanceof Value.Unknown || other instanceof Value.Unknown) {
      unknown(path, before, after, known);
    } else if (one instanceof Value.Obj first && other instanceof Value.Obj second) {
      objects(path, first, second, known);
    } else if (one instanceof Value.Seq first && other instanceof Value.Seq second) {
      sequences(path, first.elements(), second.elements(), known);
    } else if (!Values.same(one, other, known)) {
      boolean suppressed = known != null && known.diffSuppressed();
      add(path, before, after, suppressed ? SUPPRESSED : Certainty.CERTAIN);
    }
    boolean marked = before instanceof Value.Sensitive != after instanceof Value.Sensitive;
    if (marked && found.size() == sizeBefore) {
      found.add(new Difference(path, before, after, Certainty.CERTAIN, true));
    }
  }

  private void unknown(String path, Value before, Value after, @Nullable AttributeFacts known) {
    Unknowns.Verdict verdict = unknowns.compare(head, path, before.unmarked(), after.unmarked());
    switch (verdict) {
      case Unknowns.Verdict.Same _ -> {}
      case Unknowns.Verdict.Different(Certainty certainty) -> add(path, before, after, certainty);
      case Unknowns.Verdict.Resolved(Value one, Value other) -> both(path, one, other, known);
    }
  }

  private void objects(
      String path, Value.Obj before, Value.Obj after, @Nullable AttributeFacts known) {
    if (known == null || !known.nested().isEmpty()) {
      members(path, before, after, known == null ? Map.of() : known.nested());
      return;
    }
    Set<String> names = new LinkedHashSet<>(after.members().keySet());
    names.addAll(before.members().keySet());
    for (String name : names) {
      String at = Paths.member(path, name);
      Value one = Values.present(before.members().get(name));
      Value other = Values.present(after.members().get(name));
      if (one != null && other != null) {
        both(at, one, other, known);
      } else if (one != null || other != null) {
        add(at, one, other, Certainty.CERTAIN);
      }
    }
  }

  private void sequences(
      String path, List<Value> before, List<Value> after, @Nullable AttributeFacts known) {
    List<Value> left = before;
    List<Value> right = after;
    if (known != null && known.isSet()) {
      left = new ArrayList<>(before);
      right = new ArrayList<>();
      for (Value element : after) {
        if (!remove(left, element, known)) {
          right.add(element);
        }
      }
      // Elements of a set have no identity: what is left was taken out, and others were put in.
      for (int i = 0; i < left.size(); i++) {
        add(Paths.element(path, before.indexOf(left.get(i))), left.get(i), null, certain(left, i));
      }
      for (int i = 0; i < right.size(); i++) {
        add(
            Paths.element(path, after.indexOf(right.get(i))),
            null,
            right.get(i),
            certain(right, i));
      }
      return;
    }
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      Value one = i < left.size() ? left.get(i) : null;
      Value other = i < right.size() ? right.get(i) : null;
      if (one != null && other != null) {
        both(Paths.element(path, i), one, other, known);
      } else {
        add(Paths.element(path, i), one, other, Certainty.CERTAIN);
      }
    }
  }

  private Certainty certain(List<Value> elements, int index) {
    return unknowns.certaintyOf(elements.get(index));
  }

  private boolean remove(List<Value> elements, Value wanted, AttributeFacts known) {
    for (int i = 0; i < elements.size(); i++) {
      var trial = new Comparison(unknowns, facts, head, budget);
      trial.both("", elements.get(i), wanted, known);
      if (trial.found.isEmpty()) {
        elements.remove(i);
        return true;
      }
    }
    return false;
  }

  private void add(
      String path, @Nullable Value before, @Nullable Value after, Certainty certainty) {
    found.add(new Difference(path, before, after, certainty, false));
  }
}
