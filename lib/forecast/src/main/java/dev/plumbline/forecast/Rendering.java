package dev.plumbline.forecast;

import dev.plumbline.facts.veil.Secrecy;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as a person reads them in a plan: short, sensitive ones masked. */
final class Rendering {
  private static final int LIMIT = 200;
  private static final String SENSITIVE = "(sensitive)";
  private static final Set<String> NAMING = Set.of("name", "key");

  private Rendering() {}

  /**
   * {@code ""} where there is none. What the provider calls sensitive is masked wherever in the
   * value it stands; of the rest, credentials that stand there as they are become dots.
   *
   * @param path where it stands: its last name says whether it is a credential, and so do the name
   *     or key beside it, and the kind of an object of Kubernetes
   */
  static String of(String path, @Nullable Value value, Resource resource) {
    return of(path, value, Secrecy.of(resource), resource.attributes());
  }

  /** The same of one that stands among attributes. */
  static String of(String path, @Nullable Value value, Secrecy root, Value.Obj attributes) {
    if (value == null) {
      return "";
    }
    List<String> steps = Paths.steps(path);
    if (Values.isInSecret(attributes, steps)) {
      return SENSITIVE;
    }
    String name = called(name(steps), Values.around(attributes, steps));
    Secrecy secrecy = root.below(steps);
    String text = secrecy.secret() ? SENSITIVE : value(name, value, secrecy);
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT - 1) + "…";
  }

  /** The last step that is no index. */
  private static String name(List<String> steps) {
    return steps.reversed().stream().filter(step -> !Paths.isIndex(step)).findFirst().orElse("");
  }

  private static String value(String name, Value value, Secrecy secrecy) {
    return value instanceof Value.Str(String text)
        ? SecretText.value(name, text)
        : SecretText.maskedLines(text(name, value, secrecy, 0));
  }

  private static String text(String name, Value value, Secrecy secrecy, int depth) {
    if (depth > 6) {
      return "…";
    }
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Sensitive _ -> SENSITIVE;
      case Value.Unknown _ -> "(known after apply)";
      case Value _ when secrecy.secret() -> SENSITIVE;
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Num num -> num.value().toPlainString();
      case Value.Str(String text) -> '"' + SecretText.value(name, text) + '"';
      case Value.Seq seq ->
          seq.elements().stream()
              .limit(20)
              .map(element -> text(name, element, secrecy, depth + 1))
              .collect(Collectors.joining(", ", "[", "]"));
      case Value.Obj obj ->
          obj.members().entrySet().stream()
              .limit(20)
              .map(member -> member.getKey() + " = " + member(member, obj, secrecy, depth + 1))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String member(
      Map.Entry<String, Value> member, Value.Obj around, Secrecy block, int depth) {
    String name = member.getKey();
    if (Secrecy.isKept(around, name)) {
      return SENSITIVE;
    }
    return text(called(name, around), member.getValue(), block.member(name), depth);
  }

  /** {@code {name = "DB_PASSWORD", value = "…"}}: a value has the name beside it. */
  private static String called(String name, Value.Obj around) {
    if (!name.equalsIgnoreCase("value")) {
      return name;
    }
    return around.members().entrySet().stream()
        .filter(member -> NAMING.contains(member.getKey().toLowerCase(Locale.ROOT)))
        .map(member -> member.getValue().unmarked() instanceof Value.Str(String text) ? text : "")
        .filter(SecretText::isNamed)
        .findFirst()
        .orElse(name);
  }
}
