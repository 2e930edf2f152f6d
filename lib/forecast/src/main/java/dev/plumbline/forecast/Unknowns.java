package dev.plumbline.forecast;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.value.Value.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares values that nobody knows before apply. The base is taken as applied, so an unknown of
 * the base stands for a value that exists; one of the head is that same value as long as what
 * decides it does not change.
 */
final class Unknowns {
  private static final int ALIAS_DEPTH = 32;
  private static final Certainty READ_LATER =
      Certainty.likely("a data source is read only when the change is applied");

  /** How two values, at least one of them unknown, stand to each other. */
  sealed interface Verdict {
    /**
     * @param certainty how sure that is
     */
    record Same(Certainty certainty) implements Verdict {}

    record Different(Certainty certainty) implements Verdict {}

    /** Both turned out to be other values, which are to be compared in their place. */
    record Resolved(Value before, Value after) implements Verdict {}
  }

  private final Order order;
  private final Map<String, Prediction> predicted;
  private final Map<String, String> moves;
  private final Map<String, Resource> applied;
  private final Questions questions;
  private final Archives archives;

  /**
   * @param predicted what was predicted so far, by the head's addresses
   * @param moves the head's address by the base's
   * @param applied the base's resources by the head's addresses
   * @param questions what those are asked with that answer what only a provider knows
   * @param archives what is packed
   */
  Unknowns(
      Order order,
      Map<String, Prediction> predicted,
      Map<String, String> moves,
      Map<String, Resource> applied,
      Questions questions,
      Archives archives) {
    this.order = order;
    this.predicted = predicted;
    this.moves = moves;
    this.applied = applied;
    this.questions = questions;
    this.archives = archives;
  }

  Verdict compare(Resource resource, String path, Value before, Value after) {
    if (after instanceof Value.Unknown(Origin origin)) {
      Certainty pending = pending(resource, path, origin);
      if (pending != null) {
        return new Verdict.Different(pending);
      }
    }
    Verdict verdict = standing(before, after);
    Certainty anew =
        after instanceof Value.Unknown(Origin origin) ? askedAnew(resource, path, origin) : null;
    return anew != null && verdict instanceof Verdict.Same
        ? new Verdict.Different(anew)
        : packed(resource, path, verdict, after);
  }

  /** What is made of an archive is another value as soon as what it packs is. */
  private Verdict packed(Resource resource, String path, Verdict verdict, Value after) {
    if (!(verdict instanceof Verdict.Same) || !(after instanceof Value.Unknown(Origin origin))) {
      return verdict;
    }
    List<Archives.Answer> answers = new ArrayList<>();
    Symbol.of(origin).forEach(symbol -> answers.add(archives.of(symbol)));
    boolean packed = false;
    for (Edge edge : order.edgesOf(resource)) {
      // A path is known: what is unknown is made of the archive that lies there.
      if (edge.kind() == Edge.Kind.REFERENCE
          && edge.target().equals(Archives.PATH)
          && Paths.within(path, edge.attribute())) {
        answers.add(archives.of(edge.to()));
        packed = true;
      }
    }
    Verdict outside = packed ? null : BuiltOutside.of(origin);
    if (outside != null) {
      return outside;
    }
    Certainty same = Certainty.CERTAIN;
    for (Archives.Answer answer : answers) {
      if (answer.other()) {
        return new Verdict.Different(answer.certainty());
      }
      same = same.and(answer.certainty());
    }
    return new Verdict.Same(same);
  }

  private Verdict standing(Value before, Value after) {
    Value one = settle(before, true);
    Value other = settle(after, false);
    if (!(one instanceof Value.Unknown(Origin from))) {
      return other instanceof Value.Unknown(Origin to)
          ? new Verdict.Different(literal(one, to, to.address()))
          : new Verdict.Resolved(one, other);
    }
    if (!(other instanceof Value.Unknown(Origin to))) {
      return new Verdict.Different(
          literal(other, from, moves.getOrDefault(from.address(), from.address())));
    }
    if (same(from, to)) {
      return new Verdict.Same(Certainty.CERTAIN);
    }
    return new Verdict.Different(
        from.address().isEmpty() || to.address().isEmpty()
            ? Certainty.possible("it can't be known: " + to.reason())
            : Certainty.likely("it now comes from another place, whose value is not known"));
  }

  private Certainty literal(Value written, Origin origin, String source) {
    return Literals.compared(
        written,
        origin,
        applied.get(source),
        symbol -> {
          Resource resource = applied.get(moves.getOrDefault(symbol.address(), symbol.address()));
          return resource == null ? null : ApplyTime.held(resource, symbol.path());
        });
  }

  /** How sure it is that an unknown of the head is decided anew; null when it keeps its value. */
  @Nullable Certainty pending(Resource resource, String path, Origin origin) {
    if (ApplyTime.isDecidedAnew(origin)) {
      return Certainty.CERTAIN;
    }
    Certainty pending = null;
    for (Symbol symbol : symbols(resource, path, origin)) {
      for (Resource instance : order.instancesOf(symbol.address())) {
        Prediction prediction = predicted.get(instance.address());
        Certainty one = prediction == null ? null : prediction.pending(symbol.path());
        pending = one == null ? pending : pending == null ? one : pending.or(one);
      }
    }
    return pending;
  }

  /** The same of one that is known before apply, but not to us. */
  private @Nullable Certainty askedAnew(Resource resource, String path, Origin origin) {
    for (Symbol symbol : symbols(resource, path, origin)) {
      Certainty anew = questions.anew(symbol.address(), this);
      for (Resource instance : order.instancesOf(symbol.address())) {
        anew = anew == null ? questions.anew(instance.address(), this) : anew;
      }
      if (anew != null) {
        return anew;
      }
    }
    return null;
  }

  /**
   * The attributes of a resource that are made of what a data source says which is read only when
   * the change is applied, though its answer may be known: they are unknown in the plan.
   */
  Map<String, Certainty> readLater(Resource resource) {
    Map<String, Certainty> later = new HashMap<>();
    for (Edge edge : order.edgesOf(resource)) {
      Prediction source = predicted.get(edge.to());
      if (edge.kind() == Edge.Kind.REFERENCE && source != null && source.answers(edge.target())) {
        later.merge(edge.attribute(), source.certainty().and(READ_LATER), Certainty::or);
      }
    }
    return later;
  }

  private List<Symbol> symbols(Resource resource, String path, Origin origin) {
    List<Symbol> symbols = Symbol.of(origin);
    // A long expression is cut, with a digest; what it refers to is then told by the edges.
    if (origin.expression().contains("#")) {
      symbols = new ArrayList<>(symbols);
      for (Edge edge : order.edgesOf(resource)) {
        if (edge.kind() == Edge.Kind.DEPENDS_ON) {
          continue;
        }
        if (Paths.within(path, edge.attribute()) || Paths.within(edge.attribute(), path)) {
          symbols.add(new Symbol(edge.to(), edge.target()));
        }
      }
    }
    return symbols;
  }

  private boolean same(Origin before, Origin after) {
    return before.path().equals(after.path())
        && moves.getOrDefault(before.address(), before.address()).equals(after.address())
        && (before.expression().equals(after.expression())
            || renamed(before.expression()).equals(after.expression()));
  }

  private String renamed(String expression) {
    String text = expression;
    for (Symbol symbol : Symbol.of(new Origin("", "", expression, ""))) {
      String moved = moves.get(symbol.address());
      if (moved != null && !moved.equals(symbol.address())) {
        text = text.replace(symbol.address() + ".", moved + ".");
      }
    }
    return text;
  }

  /** What an applied resource is known to hold: the input that it hands on as its output. */
  private Value settle(Value value, boolean isBase) {
    Value at = value;
    for (int depth = 0;
        depth < ALIAS_DEPTH
            && at instanceof Value.Unknown(Origin origin)
            && origin.expression().isEmpty();
        depth++) {
      String address =
          isBase ? moves.getOrDefault(origin.address(), origin.address()) : origin.address();
      Resource source = applied.get(address);
      Value held = source == null ? null : ApplyTime.held(source, origin.path());
      if (held == null) {
        return at;
      }
      at = isBase ? held.unmarked() : asInHead(held).unmarked();
    }
    return at;
  }

  /** A value of the base with the addresses that its origins have in the head. */
  private Value asInHead(Value value) {
    return switch (value) {
      case Value.Unknown(Origin origin) ->
          new Value.Unknown(
              new Origin(
                  moves.getOrDefault(origin.address(), origin.address()),
                  origin.path(),
                  renamed(origin.expression()),
                  origin.reason()));
      case Value.Sensitive(Value inner) -> new Value.Sensitive(asInHead(inner));
      case Value.Seq(var elements) -> new Value.Seq(elements.stream().map(this::asInHead).toList());
      case Value.Obj obj -> {
        var members = new LinkedHashMap<String, Value>();
        obj.members().forEach((name, member) -> members.put(name, asInHead(member)));
        yield new Value.Obj(members);
      }
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> value;
    };
  }

  /** Certain where all of it is known. */
  Certainty certaintyOf(Value value) {
    return value.isWhollyKnown()
        ? Certainty.CERTAIN
        : Certainty.likely("parts of it are known only after apply");
  }
}
