package dev.plumbline.forecast;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.conditional.Condition;
import dev.plumbline.forecast.conditional.Suppressions;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where a resource's configuration differs between base and head, as its provider would. */
final class Comparison {
  private static final Certainty UNLISTED =
      Certainty.likely("the described release of the provider has no such attribute");
  private final Unknowns unknowns;
  private final @Nullable ResourceFacts facts;
  private final Habits habits;
  private final Resource base;
  private final Resource head;
  private final Budget budget;
  private final boolean described;
  private final Map<String, Certainty> readLater;
  private final List<Difference> found = new ArrayList<>();

  private Comparison(
      Resource base,
      Resource head,
      @Nullable ResourceFacts facts,
      Unknowns unknowns,
      boolean described,
      Map<String, Certainty> readLater,
      Budget budget) {
    this.described = described;
    this.readLater = readLater;
    this.base = base;
    this.head = head;
    this.facts = facts;
    this.habits = new Habits(head.type(), facts, described);
    this.unknowns = unknowns;
    this.budget = budget;
  }

  /**
   * What was compared.
   *
   * @param differences all of them, those that {@code ignore_changes} names too
   * @param sameness how sure it is that there are no others
   */
  record Outcome(List<Difference> differences, Certainty sameness) {}

  static Outcome of(
      Resource base,
      Resource head,
      @Nullable ResourceFacts facts,
      Unknowns unknowns,
      boolean described,
      Budget budget) {
    var comparison =
        new Comparison(base, head, facts, unknowns, described, unknowns.readLater(head), budget);
    comparison.members(
        "", base.attributes(), head.attributes(), facts == null ? Map.of() : facts.attributes());
    return new Outcome(comparison.found, comparison.habits.sameness());
  }

  /**
   * The differences of what is no resource, such as a module's arguments, as they are written: what
   * a provider would take for the same is not known.
   *
   * @param kind what it is, where a resource has its type
   */
  static List<Difference> ofArguments(
      String kind,
      String address,
      Value.Obj base,
      Value.Obj head,
      Unknowns unknowns,
      Budget budget) {
    return written(standIn(kind, address, base), standIn(kind, address, head), unknowns, budget);
  }

  /** The same of a data source. */
  static List<Difference> written(Resource base, Resource head, Unknowns unknowns, Budget budget) {
    return of(base, head, null, unknowns, false, budget).differences().stream()
        .filter(difference -> !difference.markOnly())
        .toList();
  }

  private static Resource standIn(String kind, String address, Value.Obj attributes) {
    return new Resource(
        address,
        Resource.Mode.DATA,
        kind,
        address,
        "",
        attributes,
        Map.of(),
        SourceRange.startOf(""),
        SourceRange.startOf(""),
        Lifecycle.DEFAULT,
        "",
        Value.Obj.EMPTY,
        null);
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
    } else if (before != null && !isDefault(path, before)) {
      removed(path, before, known);
    } else if (after != null && !isDefault(path, after)) {
      added(path, after, known);
    }
  }

  private boolean isDefault(String path, Value value) {
    String fallback = facts == null ? OtherProviders.fallback(head.type(), path) : null;
    return fallback != null && fallback.equals(Values.text(value));
  }

  private void removed(String path, Value before, @Nullable AttributeFacts known) {
    if (known != null && habits.isKept(path, before, known)) {
      return;
    }
    Value fallback = habits.fallback(path, known);
    if (fallback == null || !habits.same(path, before.unmarked(), fallback, known)) {
      Certainty sure = habits.certaintyOfRemoval(path, known);
      add(path, before, fallback, sure.and(unknowns.certaintyOf(before)));
    }
  }

  private void added(String path, Value after, @Nullable AttributeFacts known) {
    if (known == null && isOff(after)) {
      habits.doubt(UNLISTED);
    } else if (known == null) {
      add(path, null, after, Certainty.CERTAIN);
    } else if (!habits.isAnyway(path, after, known)) {
      Value fallback = habits.fallback(path, known);
      add(path, fallback, after, habits.certaintyOfAddition(path, known));
    }
  }

  /** What another release of the provider has and this leaves at nothing: most likely no change. */
  private boolean isOff(Value after) {
    return facts != null && !facts.framework() && Values.isZero(after);
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
    } else if (!habits.same(path, one, other, known)) {
      add(path, before, after, habits.certaintyOfChange(path, known));
    }
    Certainty later = readLater.get(path);
    if (later != null && found.size() == sizeBefore) {
      add(path, before, after, later);
    }
    boolean marked = before instanceof Value.Sensitive != after instanceof Value.Sensitive;
    if (marked && found.size() == sizeBefore) {
      found.add(new Difference(path, before, after, Certainty.CERTAIN, true));
    }
  }

  private void unknown(String path, Value before, Value after, @Nullable AttributeFacts known) {
    Unknowns.Verdict verdict = unknowns.compare(head, path, before.unmarked(), after.unmarked());
    switch (verdict) {
      case Unknowns.Verdict.Same(Certainty certainty) -> habits.doubt(certainty);
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
    if ((known != null && known.isSet()) || habits.isUnordered(path)) {
      set(path, before, after, known);
      return;
    }
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      Value one = i < before.size() ? before.get(i) : null;
      Value other = i < after.size() ? after.get(i) : null;
      if (one != null && other != null) {
        both(Paths.element(path, i), one, other, known);
      } else {
        add(Paths.element(path, i), one, other, Certainty.CERTAIN);
      }
    }
  }

  /**
   * Elements of a set have no identity: what is left was taken out, and others were put in. So it
   * is for the provider; a person reads an element beside its likest.
   */
  private void set(
      String path, List<Value> before, List<Value> after, @Nullable AttributeFacts known) {
    List<Value> left = new ArrayList<>(before);
    List<Value> right = new ArrayList<>();
    for (Value element : after) {
      if (!remove(path, left, element, known)) {
        right.add(element);
      }
    }
    Map<Integer, Integer> partners = Likest.of(left, right, budget);
    for (int i = 0; i < left.size(); i++) {
      String at = Paths.element(path, before.indexOf(left.get(i)));
      List<Difference> told = partners.containsValue(i) ? List.of() : null;
      add(at, left.get(i), null, certain(left, i), told);
    }
    for (int i = 0; i < right.size(); i++) {
      String at = Paths.element(path, after.indexOf(right.get(i)));
      Integer partner = partners.get(i);
      List<Difference> told =
          partner == null ? null : told(at, left.get(partner), right.get(i), known);
      add(at, null, right.get(i), certain(right, i), told);
    }
  }

  private List<Difference> told(
      String path, Value before, Value after, @Nullable AttributeFacts known) {
    Comparison trial = trial();
    trial.both(path, before, after, known);
    return trial.found;
  }

  private Comparison trial() {
    return new Comparison(base, head, facts, unknowns, described, readLater, budget);
  }

  private Certainty certain(List<Value> elements, int index) {
    return unknowns.certaintyOf(elements.get(index));
  }

  private boolean remove(
      String path, List<Value> elements, Value wanted, @Nullable AttributeFacts known) {
    for (int i = 0; i < elements.size(); i++) {
      Comparison trial = trial();
      trial.both(path, elements.get(i), wanted, known);
      if (trial.found.isEmpty()) {
        elements.remove(i);
        habits.doubt(trial.habits.sameness());
        return true;
      }
    }
    return false;
  }

  private void add(
      String path, @Nullable Value before, @Nullable Value after, Certainty certainty) {
    add(path, before, after, certainty, null);
  }

  private void add(
      String path,
      @Nullable Value before,
      @Nullable Value after,
      Certainty certainty,
      @Nullable List<Difference> told) {
    var change =
        new Condition.Change(
            base.attributes(), head.attributes(), before, after, Paths.steps(path));
    if (facts == null || !Suppressions.suppress(head.type(), change)) {
      boolean listed = facts == null || facts.attribute(path) != null;
      Certainty sure = listed ? certainty : certainty.and(UNLISTED);
      found.add(new Difference(path, before, after, sure, false, told));
    }
  }
}
