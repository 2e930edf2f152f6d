package dev.plumbline.policy.guard;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A known value in a resource, by the steps that lead there: a {@link String} for a member, an
 * {@link Integer} for an element.
 */
record Leaf(List<Object> steps, Value value) {
  private static final int DEEPEST = 5;

  Leaf {
    steps = List.copyOf(steps);
  }

  /**
   * @param names of attributes that somebody looks at
   */
  static List<Leaf> of(Resource resource, Set<String> names) {
    var found = new ArrayList<Leaf>();
    collect(resource.attributes(), List.of(), names, found);
    return found;
  }

  private static void collect(
      Value value, List<Object> steps, Set<String> names, List<Leaf> found) {
    switch (value) {
      case Value.Obj obj when steps.size() < DEEPEST ->
          obj.members().forEach((name, member) -> collect(member, with(steps, name), names, found));
      case Value.Seq seq when seq.elements().stream().allMatch(Value.Obj.class::isInstance) -> {
        for (int i = 0; i < seq.elements().size() && steps.size() < DEEPEST; i++) {
          collect(seq.elements().get(i), with(steps, i), names, found);
        }
      }
      case Value.Bool _, Value.Num _, Value.Str _ -> {
        if (steps.getLast() instanceof String name && names.contains(name)) {
          found.add(new Leaf(steps, value));
        }
      }
      // What is secret, unknown or a list of plain values makes no assertion anyone would keep.
      case Value.Obj _, Value.Seq _, Value.Sensitive _, Value.Unknown _, Value.Null _ -> {}
    }
  }

  private static List<Object> with(List<Object> steps, Object next) {
    var more = new ArrayList<>(steps);
    more.add(next);
    return more;
  }

  /** As in {@code metadata_options[0].http_tokens}. */
  String path() {
    var text = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer) {
        text.append('[').append(step).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step);
      }
    }
    return text.toString();
  }

  /**
   * The resource with another value here.
   *
   * @param other null for none at all
   */
  Resource changed(Resource resource, @Nullable Value other) {
    var attributes = (Value.Obj) put(resource.attributes(), steps, other);
    return new Resource(
        resource.address(),
        resource.mode(),
        resource.type(),
        resource.name(),
        resource.module(),
        attributes,
        resource.provenance(),
        resource.range(),
        resource.header(),
        resource.lifecycle(),
        resource.provider(),
        resource.metadata(),
        resource.originalType());
  }

  private static Value put(Value in, List<Object> steps, @Nullable Value other) {
    List<Object> rest = steps.subList(1, steps.size());
    return switch (in) {
      case Value.Obj obj -> {
        var members = new LinkedHashMap<>(obj.members());
        String name = (String) steps.getFirst();
        if (!rest.isEmpty()) {
          members.computeIfPresent(name, (_, inner) -> put(inner, rest, other));
        } else if (other == null) {
          members.remove(name);
        } else {
          members.put(name, other);
        }
        yield new Value.Obj(members);
      }
      case Value.Seq seq -> {
        var elements = new ArrayList<>(seq.elements());
        int at = (Integer) steps.getFirst();
        elements.set(at, put(elements.get(at), rest, other));
        yield new Value.Seq(elements);
      }
      case Value.Bool _,
          Value.Num _,
          Value.Str _,
          Value.Null _,
          Value.Unknown _,
          Value.Sensitive _ ->
          in;
    };
  }
}
