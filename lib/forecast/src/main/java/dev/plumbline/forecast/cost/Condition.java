package dev.plumbline.forecast.cost;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a dimension applies: {@code path=a|b}, {@code path!=a|b}, {@code path^=prefix}, {@code
 * path!^=prefix}, each with {@code ?default} behind the path for where it is absent; {@code path}
 * alone asks whether it is set, {@code !path} whether it is not.
 */
record Condition(String path, String otherwise, String operator, List<String> values) {
  private static final Pattern FORM =
      Pattern.compile("(!?)([\\w.]+#?)(?:\\?([^=!^]*))?(?:(=|!=|\\^=|!\\^=)(.*))?");

  /** The answer. */
  sealed interface Answer {
    record Yes() implements Answer {}

    record No() implements Answer {}

    record Perhaps(String reason) implements Answer {}
  }

  static Condition parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no condition: " + text);
    }
    String operator = matcher.group(4) == null ? "set" : matcher.group(4);
    String values = matcher.group(5);
    String otherwise = matcher.group(3);
    return new Condition(
        matcher.group(2),
        otherwise == null ? "" : otherwise,
        matcher.group(1).isEmpty() ? operator : "unset",
        values == null ? List.of() : List.of(values.split("\\|")));
  }

  Answer ask(Site site) {
    return switch (site.read(path)) {
      case Read.Known(String text) -> answer(holds(text));
      case Read.Open(String reason) -> new Answer.Perhaps(reason);
      case Read.Absent _ -> answer(otherwise.isEmpty() ? holdsAbsent() : holds(otherwise));
    };
  }

  private static Answer answer(boolean holds) {
    return holds ? new Answer.Yes() : new Answer.No();
  }

  private boolean holds(String text) {
    return switch (operator) {
      case "=" -> values.contains(text);
      case "!=" -> !values.contains(text);
      case "^=" -> values.stream().anyMatch(text::startsWith);
      case "!^=" -> values.stream().noneMatch(text::startsWith);
      case "set" -> true;
      default -> false;
    };
  }

  private boolean holdsAbsent() {
    return operator.startsWith("!") || operator.equals("unset");
  }
}
