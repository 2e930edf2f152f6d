package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of shapes: what stands at one path belongs at another.
 *
 * @param shared names that both paths begin with; where one is a list, its elements are meant each
 * @param from a name {@code *} means all members; {@code {x}} the Value of the pair with the Key x
 * @param change how the value changes on the way; empty where it does not
 */
record Move(List<String> shared, List<String> from, List<String> to, String change) {
  Move {
    shared = List.copyOf(shared);
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  static Move of(String from, String target) {
    int bar = target.indexOf(" | ");
    String to = bar < 0 ? target : target.substring(0, bar);
    List<String> source = names(from);
    List<String> place = names(to);
    int shared = 0;
    while (shared < Math.min(source.size(), place.size()) - 1
        && source.get(shared).equals(place.get(shared))) {
      shared++;
    }
    return new Move(
        source.subList(0, shared),
        source.subList(shared, source.size()),
        place.subList(shared, place.size()),
        bar < 0 ? "" : target.substring(bar + 3));
  }

  /** Dots part names, but not those inside of braces. */
  private static List<String> names(String path) {
    int brace = path.indexOf('{');
    String plain = brace < 0 ? path : path.substring(0, brace);
    List<String> names = new ArrayList<>(List.of(plain.split("\\.", -1)));
    if (brace >= 0) {
      names.add(path.substring(brace));
    }
    return names;
  }

  Resolved.Members apply(Resolved.Members properties) {
    return apply(properties, shared);
  }

  private Resolved.Members apply(Resolved.Members at, List<String> path) {
    if (path.isEmpty()) {
      return moved(at);
    }
    Resolved.Member member = at.members().get(path.getFirst());
    if (member == null) {
      return at;
    }
    List<String> rest = path.subList(1, path.size());
    Resolved changed =
        switch (member.value().opened()) {
          case Resolved.Members inner -> apply(inner, rest);
          case Resolved.Elements list -> {
            List<Resolved> elements = new ArrayList<>();
            for (Resolved element : list.elements()) {
              elements.add(
                  element.opened() instanceof Resolved.Members inner
                      ? apply(inner, rest)
                      : element);
            }
            yield new Resolved.Elements(elements, list.range(), list.trace());
          }
          case Resolved.Leaf leaf -> leaf;
        };
    return with(at, path.getFirst(), new Resolved.Member(changed, member.range()));
  }

  private Resolved.Members moved(Resolved.Members at) {
    if (from.getLast().equals("*")) {
      return spread(at);
    }
    Resolved.Member found = find(at, from);
    if (found == null) {
      return at;
    }
    Resolved.Members rest = change.equals("yes") ? at : without(at, from);
    Resolved value = Change.apply(change, found.value());
    return put(rest, to, new Resolved.Member(value, found.range()));
  }

  /** All members of what the path names, in the place of it. */
  private Resolved.Members spread(Resolved.Members at) {
    List<String> path = from.subList(0, from.size() - 1);
    Resolved.Member found = find(at, path);
    if (found == null || !(found.value().opened() instanceof Resolved.Members inner)) {
      return at;
    }
    Resolved.Members result = without(at, path);
    for (Map.Entry<String, Resolved.Member> entry : inner.members().entrySet()) {
      List<String> place = new ArrayList<>(to.subList(0, to.size() - 1));
      place.add(entry.getKey());
      result = put(result, place, entry.getValue());
    }
    return result;
  }

  private static Resolved.@Nullable Member find(Resolved.Members at, List<String> path) {
    Resolved.Member found = at.members().get(path.getFirst());
    if (path.size() == 1 || found == null) {
      return found;
    }
    String next = path.get(1);
    if (next.startsWith("{")) {
      return pair(found.value(), next.substring(1, next.length() - 1));
    }
    Resolved opened = found.value().opened();
    if (opened instanceof Resolved.Elements list && !list.elements().isEmpty()) {
      opened = list.elements().getFirst().opened();
    }
    return opened instanceof Resolved.Members inner
        ? find(inner, path.subList(1, path.size()))
        : null;
  }

  private static Resolved.@Nullable Member pair(Resolved list, String key) {
    if (list.opened() instanceof Resolved.Elements elements) {
      for (Resolved element : elements.elements()) {
        if (element.opened() instanceof Resolved.Members pair
            && pair.members().get("Key") instanceof Resolved.Member(Resolved name, var _)
            && name.value() instanceof Value.Str(String text)
            && text.equals(key)) {
          return pair.members().get("Value");
        }
      }
    }
    return null;
  }

  /** Pairs stay where they are: a list of them has several lines in the table. */
  private static Resolved.Members without(Resolved.Members at, List<String> path) {
    Resolved.Member member = at.members().get(path.getFirst());
    if (member == null) {
      return at;
    }
    var members = new LinkedHashMap<>(at.members());
    if (path.size() == 1) {
      members.remove(path.getFirst());
    } else if (member.value().opened() instanceof Resolved.Members inner) {
      Resolved.Members rest = without(inner, path.subList(1, path.size()));
      if (rest.members().isEmpty()) {
        members.remove(path.getFirst());
      } else {
        members.put(path.getFirst(), new Resolved.Member(rest, member.range()));
      }
    }
    return new Resolved.Members(members, at.range(), at.trace());
  }

  private static Resolved.Members put(
      Resolved.Members at, List<String> path, Resolved.Member value) {
    if (path.size() == 1) {
      return with(at, path.getFirst(), value);
    }
    Resolved.Member member = at.members().get(path.getFirst());
    List<String> rest = path.subList(1, path.size());
    Resolved.Members inner =
        member != null && member.value().opened() instanceof Resolved.Members present
            ? present
            : new Resolved.Members(Map.of(), value.range(), List.of());
    return with(
        at,
        path.getFirst(),
        new Resolved.Member(
            put(inner, rest, value), member == null ? value.range() : member.range()));
  }

  private static Resolved.Members with(Resolved.Members at, String name, Resolved.Member value) {
    var members = new LinkedHashMap<>(at.members());
    members.put(name, value);
    return new Resolved.Members(members, at.range(), at.trace());
  }
}
