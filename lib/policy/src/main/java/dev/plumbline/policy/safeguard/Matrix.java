package dev.plumbline.policy.safeguard;

import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.section.Safeguards;
import dev.plumbline.model.section.Safeguards.Kind;
import dev.plumbline.model.section.Safeguards.State;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.cel.Condition;
import dev.plumbline.policy.cel.Language;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The matrix of what holds data or faces the Internet. Rows are the types of our table, and what
 * else holds data by the provider facts; of those, what the table does not tell is unknown. Safe to
 * share between threads.
 */
public final class Matrix {
  private static final String WHEN = "when";
  private static final String NONE = "none";

  private final Map<String, Value> table;
  private final Map<String, Condition> compiled = new ConcurrentHashMap<>();

  /**
   * @param table by type, or {@code aws_*} for what holds for all of a provider; each an object of
   *     conditions by the kind's label
   */
  public Matrix(Map<String, Value> table) {
    this.table = Map.copyOf(table);
  }

  /**
   * In the graph's order.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when the budget is used up
   */
  public List<Safeguards> of(Scene scene, Budget budget) {
    var rows = new ArrayList<Safeguards>();
    for (Subject subject : scene.ofType(Scene.ANY)) {
      if (subject.resource().mode() == Resource.Mode.MANAGED && isMeant(subject, budget)) {
        rows.add(row(subject, budget));
      }
    }
    return rows;
  }

  private boolean isMeant(Subject subject, Budget budget) {
    if (!table.containsKey(subject.type())) {
      ResourceFacts facts = subject.scene().facts().resource(subject.type());
      return facts != null && facts.stateful();
    }
    String when = text(subject.type(), WHEN);
    return when == null || state(when, subject, budget) == State.YES;
  }

  private Safeguards row(Subject subject, Budget budget) {
    var states = new EnumMap<Kind, State>(Kind.class);
    String type = subject.type();
    String all = type.substring(0, type.indexOf('_') + 1) + "*";
    for (Kind kind : Kind.values()) {
      String own = text(type, kind.label());
      String source = own == null ? text(all, kind.label()) : own;
      states.put(kind, source == null ? State.UNKNOWN : state(source, subject, budget));
    }
    return new Safeguards(subject.resource().address(), type, states);
  }

  private @Nullable String text(String type, String member) {
    return table.get(type) instanceof Value.Obj entry
            && entry.members().get(member) instanceof Value.Str(String text)
        ? text
        : null;
  }

  private State state(String source, Subject subject, Budget budget) {
    if (source.equals(NONE)) {
      return State.NOT_NEEDED;
    }
    Condition condition = compiled.computeIfAbsent(source, Language::compile);
    Term term = condition.evaluate(new Term.Ref(subject), null, subject.scene(), budget);
    Truth truth = Term.truth(term);
    return switch (truth) {
      case TRUE -> State.YES;
      case FALSE -> State.NO;
      case OPEN -> Term.isAbsent(term) ? State.NO : State.UNKNOWN;
    };
  }
}
