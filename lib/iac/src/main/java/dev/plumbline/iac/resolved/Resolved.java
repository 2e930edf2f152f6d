package dev.plumbline.iac.resolved;

import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value that knows, part by part, where it is written and what it passed through. */
public sealed interface Resolved {
  SourceRange range();

  /** From here outwards, as in {@link Provenance}. */
  List<Provenance.Step> trace();

  /** A value without parts of its own; what a function returns has one place. */
  record Leaf(Value value, SourceRange range, List<Provenance.Step> trace) implements Resolved {}

  /**
   * @param range from the name of the member to the end of its value
   */
  record Member(Resolved value, SourceRange range) {}

  record Members(Map<String, Member> members, SourceRange range, List<Provenance.Step> trace)
      implements Resolved {}

  record Elements(List<Resolved> elements, SourceRange range, List<Provenance.Step> trace)
      implements Resolved {}

  static Resolved leaf(Value value, SourceRange range) {
    return new Leaf(value, range, List.of());
  }

  /** The plain value. */
  default Value value() {
    return switch (this) {
      case Leaf leaf -> leaf.value();
      case Elements it -> new Value.Seq(it.elements().stream().map(Resolved::value).toList());
      case Members it -> {
        var members = new LinkedHashMap<String, Value>();
        it.members().forEach((name, member) -> members.put(name, member.value().value()));
        yield new Value.Obj(members);
      }
    };
  }

  /** This as parts, where its value has any. */
  default Resolved opened() {
    if (!(this instanceof Leaf leaf)) {
      return this;
    }
    return switch (leaf.value()) {
      case Value.Seq seq ->
          new Elements(
              seq.elements().stream()
                  .map(element -> (Resolved) new Leaf(element, leaf.range(), leaf.trace()))
                  .toList(),
              leaf.range(),
              leaf.trace());
      case Value.Obj obj -> {
        var members = new LinkedHashMap<String, Member>();
        obj.members()
            .forEach((name, value) ->
                members.put(
                    name, new Member(new Leaf(value, leaf.range(), leaf.trace()), leaf.range())));
        yield new Members(members, leaf.range(), leaf.trace());
      }
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> this;
      case Value.Unknown _, Value.Sensitive _ -> this;
    };
  }

  /** This with a further step at the front of its trace. */
  default Resolved through(Provenance.Step step) {
    return switch (this) {
      case Leaf it -> new Leaf(it.value(), it.range(), Traces.through(step, it.trace()));
      case Elements it -> new Elements(it.elements(), it.range(), Traces.through(step, it.trace()));
      case Members it -> new Members(it.members(), it.range(), Traces.through(step, it.trace()));
    };
  }

  /** This at another place: where it is used, not where it comes from. */
  default Resolved at(SourceRange place) {
    return switch (this) {
      case Leaf it -> new Leaf(it.value(), place, it.trace());
      case Elements it ->
          new Elements(
              it.elements().stream().map(element -> element.at(place)).toList(), place, it.trace());
      case Members it -> {
        var members = new LinkedHashMap<String, Member>();
        it.members()
            .forEach(
                (name, member) -> members.put(name, new Member(member.value().at(place), place)));
        yield new Members(members, place, it.trace());
      }
    };
  }
}
