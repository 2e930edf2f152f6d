package dev.plumbline.policy.judge;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Category;
import dev.plumbline.policy.secret.Formats;
import dev.plumbline.policy.secret.SecretHash;
import dev.plumbline.policy.term.JsonText;
import dev.plumbline.policy.term.Place;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as a message shows them: short, and nothing of a secret. What is marked sensitive, what
 * the provider calls sensitive, whatever a policy on secrets found, and what its name says is a
 * credential is never shown. Of an object only the names are, since its values are told by nobody;
 * of a text in several lines only the first.
 */
final class Display {
  static final String MASKED = "(hidden)";
  private static final int LONGEST = 120;

  /** As providers name the types of a thing; a credential has digits or marks, or is longer. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,20}(?:[_-][A-Za-z]{1,20}){0,3}");

  private final Facts facts;
  private final SecretHash hash;

  Display(Facts facts, SecretHash hash) {
    this.facts = facts;
    this.hash = hash;
  }

  /** {@code ""} where nothing stands. */
  String of(Place place, Category category) {
    Value value = place.value();
    if (value == null || value instanceof Value.Null || place.parent() == null) {
      return "";
    }
    if (category == Category.SECRETS && !isWord(place, value)) {
      return hidden(value);
    }
    return place.sensitive()
            || factsHide(place)
            || holdsText(value) && saysCredential(place.names())
        ? MASKED
        : shorten(text(value));
  }

  /** Whether it is one of the words that the attribute takes, such as a type. */
  private boolean isWord(Place place, Value value) {
    List<String> names = place.names();
    AttributeFacts attribute = attribute(place);
    boolean listed = attribute != null && attribute.allowed().contains(value.unmarked());
    boolean type = !names.isEmpty() && names.getLast().matches("type|.*_type");
    return listed
        || type && value instanceof Value.Str(String text) && WORD.matcher(text).matches();
  }

  /** A credential that was found, told from others by the operator's key alone. */
  private String hidden(Value value) {
    String digits = value.unmarked() instanceof Value.Str(String text) ? hash.of(text) : "";
    return digits.isEmpty() ? MASKED : "(hidden, hash " + digits + ")";
  }

  private static boolean saysCredential(List<String> names) {
    return !names.isEmpty() && SecretText.isNamed(names.getLast());
  }

  /** Numbers and switches may stand under any name. */
  private static boolean holdsText(Value value) {
    return value instanceof Value.Str(String text)
        ? !text.equals("true") && !text.equals("false")
        : value instanceof Value.Seq(List<Value> elements)
            && elements.stream().anyMatch(Display::holdsText);
  }

  private @Nullable AttributeFacts attribute(Place place) {
    ResourceFacts resource = facts.described(place.subject().resource().type());
    return resource == null ? null : resource.attribute(String.join(".", place.names()));
  }

  private boolean factsHide(Place place) {
    AttributeFacts attribute = attribute(place);
    return attribute != null && (attribute.sensitive() || attribute.writeOnly());
  }

  static String text(@Nullable Value value) {
    return switch (value) {
      case null -> "";
      case Value.Null _ -> "null";
      case Value.Bool(boolean b) -> Boolean.toString(b);
      case Value.Num(var n) -> n.toPlainString();
      case Value.Str(String s) -> text(s);
      case Value.Seq seq ->
          seq.elements().stream().map(Display::text).collect(Collectors.joining(", ", "[", "]"));
      case Value.Obj(Map<String, Value> members) ->
          members.keySet().stream().collect(Collectors.joining(", ", "{", "}"));
      case Value.Unknown _ -> "(known after apply)";
      case Value.Sensitive _ -> MASKED;
    };
  }

  private static String text(String text) {
    Value document = JsonText.parse(text);
    if (document != null) {
      return text(document);
    }
    String first = text.strip().lines().findFirst().orElse("");
    boolean more = first.length() < text.strip().length();
    return Formats.foundIn(text) || SecretText.isMentioned(first)
        ? MASKED
        : more ? first + " …" : first;
  }

  static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
