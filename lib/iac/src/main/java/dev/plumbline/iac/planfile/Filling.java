package dev.plumbline.iac.planfile;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts a plan's values where the sources left them unknown; what the sources know stays. */
final class Filling {
  private final Consumer<String> filled;

  /**
   * @param filled is told each path that got a value
   */
  Filling(Consumer<String> filled) {
    this.filled = filled;
  }

  /** {@code ours} with what {@code planned} knows in place of what is unknown. */
  Value.Obj attributes(Value.Obj ours, Value.Obj planned) {
    return members("", ours, planned);
  }

  private Value value(String path, Value ours, @Nullable Value planned) {
    return switch (planned) {
      case null -> ours;
      case Value.Unknown _ -> ours;
      case Value.Sensitive(Value inner) -> sensitive(path, ours, inner);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Seq _, Value.Obj _ ->
          open(path, ours, planned);
    };
  }

  /** What comes out of something sensitive is sensitive. */
  private Value sensitive(String path, Value ours, Value planned) {
    Value inner = ours.unmarked();
    Value result = value(path, inner, planned);
    return result == inner ? ours : new Value.Sensitive(result.unmarked());
  }

  private Value open(String path, Value ours, Value planned) {
    return switch (ours) {
      case Value.Unknown _ -> taken(path, planned);
      case Value.Sensitive(Value inner) -> {
        Value result = open(path, inner, planned);
        yield result == inner ? ours : new Value.Sensitive(result.unmarked());
      }
      case Value.Obj obj when planned instanceof Value.Obj other -> members(path, obj, other);
      case Value.Seq seq when planned instanceof Value.Seq other -> elements(path, seq, other);
      // One block of a provider that has it as an object.
      case Value.Seq seq when planned instanceof Value.Obj ->
          elements(path, seq, new Value.Seq(List.of(planned)));
      case Value.Obj _, Value.Seq _, Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> ours;
    };
  }

  private Value taken(String path, Value planned) {
    filled.accept(path);
    return planned;
  }

  private Value.Obj members(String path, Value.Obj ours, Value.Obj planned) {
    Map<String, Value> members = new LinkedHashMap<>();
    boolean changed = false;
    for (var member : ours.members().entrySet()) {
      String at = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
      Value result = value(at, member.getValue(), planned.members().get(member.getKey()));
      changed |= result != member.getValue();
      members.put(member.getKey(), result);
    }
    return changed ? new Value.Obj(members) : ours;
  }

  /** Sets have another order in a plan, so each element looks for the one that it can be. */
  private Value elements(String path, Value.Seq ours, Value.Seq planned) {
    if (ours.isWhollyKnown()) {
      return ours;
    }
    if (ours.elements().stream().anyMatch(Value.Unknown.class::isInstance)
        && ours.elements().size() != planned.elements().size()) {
      return consistent(ours, planned) ? taken(path, planned) : ours;
    }
    List<Value> partners = partners(ours.elements(), planned.elements());
    if (partners.isEmpty()) {
      return ours;
    }
    List<Value> elements = new ArrayList<>();
    for (int i = 0; i < partners.size(); i++) {
      elements.add(value(path + "[" + i + "]", ours.elements().get(i), partners.get(i)));
    }
    return new Value.Seq(elements);
  }

  /** One for each of ours, or none at all where they do not go together. */
  private static List<Value> partners(List<Value> ours, List<Value> planned) {
    if (ours.size() != planned.size()) {
      return List.of();
    }
    List<Value> left = new ArrayList<>(planned);
    List<Value> partners = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      Value one = ours.get(i);
      Value same = planned.get(i);
      Value partner =
          left.contains(same) && consistent(one, same)
              ? same
              : left.stream().filter(other -> consistent(one, other)).findFirst().orElse(null);
      if (partner == null) {
        return List.of();
      }
      left.remove(partner);
      partners.add(partner);
    }
    return partners;
  }

  /** Whether {@code planned} can be what {@code ours} turns out to be. */
  static boolean consistent(@Nullable Value ours, @Nullable Value planned) {
    Value one = ours == null ? Value.Null.NULL : ours.unmarked();
    Value other = planned == null ? Value.Null.NULL : planned.unmarked();
    if (one instanceof Value.Unknown || other instanceof Value.Unknown) {
      return true;
    }
    return switch (one) {
      case Value.Obj obj ->
          other instanceof Value.Obj there
              && obj.members().entrySet().stream()
                  .allMatch(member ->
                      consistent(member.getValue(), there.members().get(member.getKey())));
      case Value.Seq seq -> other instanceof Value.Seq there && consistent(seq, there);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Unknown _ ->
          Literals.same(one, other);
      case Value.Sensitive(Value inner) -> consistent(inner, other);
    };
  }

  private static boolean consistent(Value.Seq ours, Value.Seq planned) {
    boolean open = ours.elements().stream().anyMatch(Value.Unknown.class::isInstance);
    return open
        ? ours.elements().stream()
            .allMatch(one -> planned.elements().stream().anyMatch(it -> consistent(one, it)))
        : !partners(ours.elements(), planned.elements()).isEmpty() || ours.elements().isEmpty();
  }
}
