package dev.plumbline.forecast.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question about a resource: {@code path=a|b}, {@code path!=a|b}, {@code path^=prefix}, {@code
 * path!^=prefix}, {@code path>=number}, each with {@code ?default} behind the path for where it is
 * absent; {@code path} alone asks whether it is set, {@code !path} whether it is not.
 */
public record Condition(String path, String otherwise, String operator, List<String> values) {
  private static final Pattern FORM =
      Pattern.compile("(!?)([\\w.]+#?)(?:\\?([^=!^>]*))?(?:(=|!=|>=|\\^=|!\\^=)(.*))?");

  /** The answer. */
  public sealed interface Answer {
    record Yes() implements Answer {}

    record No() implements Answer {}

    record Perhaps(String reason) implements Answer {}
  }

  public static Condition parse(String text) {
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

  /** Whether all of them hold; one that does not decides, whatever the others are. */
  public static Answer all(List<Condition> conditions, Site site) {
    Answer all = new Answer.Yes();
    for (Condition condition : conditions) {
      switch (condition.ask(site)) {
        case Answer.Yes _ -> {}
        case Answer.No no -> {
          return no;
        }
        case Answer.Perhaps perhaps -> all = perhaps;
      }
    }
    return all;
  }

  private Answer ask(Site site) {
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
      case ">=" -> isAtLeast(text);
      case "set" -> true;
      default -> false;
    };
  }

  private boolean isAtLeast(String text) {
    return text.matches("\\d{1,9}")
        && Integer.parseInt(text) >= Integer.parseInt(values.getFirst());
  }

  private boolean holdsAbsent() {
    return operator.startsWith("!") || operator.equals("unset");
  }
}
