package dev.plumbline.implementer.recipe;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References of a recipe to the resources that it needs: {@code ${aws_kms_key.arn}}, with the name
 * that such a resource has where it is written, {@code ${aws_kms_key.orders.arn}}.
 */
final class References {
  private static final Pattern OPEN =
      Pattern.compile("\\$\\{((?:data\\.)?[a-z0-9_]+)\\.([a-z_]+)}");

  private static final Pattern RESOLVED =
      Pattern.compile("\\$\\{(data\\.)?[a-z0-9_]+\\.[A-Za-z0-9_-]+(\\[[a-z.]+])?\\.[a-z_]+}");

  private References() {}

  /** Whether a text is a reference with a name. */
  static boolean isResolved(String text) {
    return RESOLVED.matcher(text).matches();
  }

  /** Whether a value is a reference to something that a recipe needs. */
  static boolean isOpen(Value value) {
    return value instanceof Value.Str(String text)
        && OPEN.matcher(text).matches()
        && !text.startsWith(Fix.REFERENCE_PREFIX);
  }

  /**
   * A value with the names in its references.
   *
   * @param names by type
   */
  static Value named(Value value, Map<String, String> names, Language language) {
    return switch (value) {
      case Value.Str(String text) -> named(text, names, language);
      case Value.Seq(var elements) ->
          new Value.Seq(elements.stream().map(element -> named(element, names, language)).toList());
      case Value.Obj(var members) -> new Value.Obj(named(members, names, language));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Unknown _, Value.Sensitive _ -> value;
    };
  }

  static Map<String, Value> named(
      Map<String, Value> members, Map<String, String> names, Language language) {
    var named = new LinkedHashMap<String, Value>();
    members.forEach((name, member) -> named.put(name, named(member, names, language)));
    return named;
  }

  private static Value named(String text, Map<String, String> names, Language language) {
    Matcher open = OPEN.matcher(text);
    if (open.matches() && names.containsKey(open.group(1))) {
      return language.reference(open.group(1), names.get(open.group(1)), open.group(2));
    }
    return Value.of(
        open.replaceAll(one ->
            Matcher.quoteReplacement(
                names.containsKey(one.group(1))
                    ? "${" + one.group(1) + "." + names.get(one.group(1)) + "." + one.group(2) + "}"
                    : one.group())));
  }

  /** A quoted text in which references stay what they are, and all else is plain. */
  static String quoted(String text, UnaryOperator<String> escaped) {
    var quoted = new StringBuilder("\"");
    Matcher reference = RESOLVED.matcher(text);
    int at = 0;
    while (reference.find()) {
      quoted.append(escaped.apply(text.substring(at, reference.start()))).append(reference.group());
      at = reference.end();
    }
    return quoted.append(escaped.apply(text.substring(at))).append('"').toString();
  }
}
