package dev.plumbline.iac.pulumi;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between <code>${</code> and its brace: a name, and what is read of it.
 *
 * @param steps names and indexes, the first one a name
 */
record Path(List<String> steps) {
  String root() {
    return steps.getFirst();
  }

  List<String> rest() {
    return steps.subList(1, steps.size());
  }

  /** Takes {@code a.b[0]["c.d"]} apart; an empty text has one empty step. */
  static Path of(String text) {
    List<String> steps = new ArrayList<>();
    var step = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '.') {
        add(steps, step);
      } else if (c == '[') {
        add(steps, step);
        int end = text.indexOf(']', i);
        end = end < 0 ? text.length() : end;
        steps.add(unquoted(text.substring(i + 1, end)));
        i = end;
      } else {
        step.append(c);
      }
      i++;
    }
    add(steps, step);
    return new Path(steps.isEmpty() ? List.of("") : List.copyOf(steps));
  }

  private static void add(List<String> steps, StringBuilder step) {
    if (!step.isEmpty()) {
      steps.add(step.toString());
      step.setLength(0);
    }
  }

  private static String unquoted(String key) {
    boolean quoted = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
    return quoted ? key.substring(1, key.length() - 1) : key;
  }
}
