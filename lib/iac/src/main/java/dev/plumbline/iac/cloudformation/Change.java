package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** How a value changes on its way to Terraform's shape; {@code shapes.txt} names these. */
final class Change {
  private Change() {}

  /** What it becomes; a value that the change does not fit stays as it is, unknown ones too. */
  static Resolved apply(String change, Resolved value) {
    int colon = change.indexOf(':');
    String name = colon < 0 ? change : change.substring(0, colon);
    String argument = colon < 0 ? "" : change.substring(colon + 1);
    return switch (name) {
      case "" -> value;
      case "yes" -> Resolved.leaf(Value.Bool.TRUE, value.range());
      case "is" -> text(value, text -> Value.of(text.equals(argument)));
      case "kebab" -> text(value, text -> Value.of(kebab(text)));
      case "each" -> each(value, argument);
      case "keys" -> listed(value, argument);
      case "pairs" -> pairs(value);
      case "many" -> many(value);
      default -> throw new IllegalStateException("shapes.txt: no change is called " + change);
    };
  }

  private static Resolved text(
      Resolved value, java.util.function.Function<String, Value> function) {
    return value.value() instanceof Value.Str(String text)
        ? new Resolved.Leaf(function.apply(text), value.range(), value.trace())
        : value;
  }

  private static String kebab(String text) {
    var result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      result.append(Character.isUpperCase(c) && i > 0 ? "-" : "").append(c);
    }
    return result.toString().toLowerCase(Locale.ROOT);
  }

  private static Resolved many(Resolved value) {
    return value.opened() instanceof Resolved.Members one
        ? new Resolved.Elements(List.of(one), one.range(), one.trace())
        : value;
  }

  private static Resolved each(Resolved value, String name) {
    if (!(value.opened() instanceof Resolved.Elements list)) {
      return value;
    }
    List<Resolved> elements = new ArrayList<>();
    for (Resolved element : list.elements()) {
      Resolved.Member member =
          element.opened() instanceof Resolved.Members inner ? inner.members().get(name) : null;
      elements.add(member == null ? element : member.value());
    }
    return new Resolved.Elements(elements, list.range(), list.trace());
  }

  private static Resolved listed(Resolved value, String key) {
    if (!(value.opened() instanceof Resolved.Members members)) {
      return value;
    }
    List<Resolved> elements = new ArrayList<>();
    members
        .members()
        .forEach((name, member) -> {
          var block = new LinkedHashMap<String, Resolved.Member>();
          block.put(key, named(name, member));
          if (member.value().opened() instanceof Resolved.Members inner) {
            block.putAll(inner.members());
          }
          elements.add(new Resolved.Members(block, member.range(), List.of()));
        });
    return new Resolved.Elements(elements, members.range(), members.trace());
  }

  private static Resolved pairs(Resolved value) {
    if (!(value.opened() instanceof Resolved.Members members)) {
      return value;
    }
    List<Resolved> elements = new ArrayList<>();
    members
        .members()
        .forEach((name, member) -> {
          var pair = new LinkedHashMap<String, Resolved.Member>();
          pair.put("name", named(name, member));
          pair.put("value", member);
          elements.add(new Resolved.Members(pair, member.range(), List.of()));
        });
    return new Resolved.Elements(elements, members.range(), members.trace());
  }

  private static Resolved.Member named(String name, Resolved.Member member) {
    return new Resolved.Member(Resolved.leaf(Value.of(name), member.range()), member.range());
  }
}
