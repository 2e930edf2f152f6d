package dev.plumbline.forecast;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.value.Value.Origin;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference that becomes a fixed value, or the other way round: whether what the provider has
 * given may be what is written.
 */
final class Literals {
  private static final Certainty MAY_BE =
      Certainty.possible("one of the two is known only after apply; they may be the same");
  private static final Certainty OTHER =
      Certainty.likely("what was given by the provider is not what is written");

  /**
   * Forms of what clouds give: ARNs, ids of EC2, UUIDs, ids of Azure, self links of Google,
   * numbers, addresses.
   */
  private static final Pattern GIVEN =
      Pattern.compile(
          "arn:.*|[a-z]+-[0-9a-f]{8,17}|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|/subscriptions/.*"
              + "|https?://.*|projects/.*|[0-9.:/]+");

  private Literals() {}

  /**
   * How sure it is that the two differ.
   *
   * @param held what a resource is known to hold; null for what only its provider knows
   * @param source the resource that the origin names, as applied; null where there is none
   */
  static Certainty compared(
      Value written,
      Origin origin,
      @Nullable Resource source,
      Function<Symbol, @Nullable Value> held) {
    String text = Values.text(written);
    if (text == null) {
      return holdsOneText(origin, source) ? OTHER : MAY_BE;
    }
    if (source != null && source.type().equals(ApplyTime.TERRAFORM_DATA)) {
      return mayBeOfData(text, origin) && !JsonHoles.differ(text, origin.expression(), held)
          ? MAY_BE
          : OTHER;
    }
    return source == null || isGiven(text, source) || !origin.expression().isEmpty()
        ? MAY_BE
        : OTHER;
  }

  private static boolean isGiven(String text, Resource source) {
    return GIVEN.matcher(text).matches()
        || source.attributes().members().values().stream()
            .anyMatch(value -> text.equals(Values.text(value)));
  }

  /** Its id is a UUID; of what functions make of that, only the outer form is looked at. */
  private static boolean mayBeOfData(String text, Origin origin) {
    String expression = origin.expression();
    if (expression.isEmpty()) {
      return !origin.path().equals("id") || GIVEN.matcher(text).matches();
    }
    boolean json = text.startsWith("{") || text.startsWith("[") || text.startsWith("\"");
    if (expression.startsWith("jsonencode(")) {
      return json;
    }
    return !expression.startsWith("template(\"") || text.startsWith(prefix(expression));
  }

  private static String prefix(String template) {
    int start = "template(\"".length();
    int end = template.indexOf('"', start);
    return end < 0 ? "" : template.substring(start, end);
  }

  private static boolean holdsOneText(Origin origin, @Nullable Resource source) {
    return source != null && origin.path().equals("id");
  }
}
