package dev.plumbline.forecast.reach;

import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What callers rely on: the variables that they give and the outputs that they read, by name. */
record Promises(Map<String, Variable> variables, Map<String, Output> outputs) {

  /**
   * One that is not kept.
   *
   * @param text what changes, without its subject: {@code is gone: a caller that gives it has to
   *     stop}
   */
  record Broken(String name, String text, SourceRange range) {}

  /**
   * What these don't take as before.
   *
   * @param callers who is concerned: {@code a caller that}
   */
  List<Broken> variables(Promises after, String callers) {
    var found = new ArrayList<Broken>();
    variables.forEach((name, old) -> {
      Variable now = after.variables().get(name);
      if (now == null) {
        String text = "is gone: " + callers + " gives it has to stop";
        found.add(new Broken(name, text, old.range()));
      } else if (isRetyped(old, now)) {
        String change = "changes its type from " + type(old) + " to " + type(now);
        String text = change + ": " + callers + " gives it has to follow";
        found.add(new Broken(name, text, now.range()));
      } else if (old.hasDefault() && !now.hasDefault()) {
        String text = "became required: " + callers + " left it out fails";
        found.add(new Broken(name, text, now.range()));
      }
    });
    after
        .variables()
        .forEach((name, now) -> {
          if (!variables.containsKey(name) && !now.hasDefault()) {
            String text = "is new and required: " + callers + " lacks it fails";
            found.add(new Broken(name, text, now.range()));
          }
        });
    return found;
  }

  /** A type that is loosened to any breaks nobody. */
  private static boolean isRetyped(Variable old, Variable now) {
    String one = type(old);
    String other = type(now);
    return !one.equals(other) && !other.equals("any");
  }

  private static String type(Variable variable) {
    String type = variable.type().replaceAll("\\s+", "");
    return type.isEmpty() ? "any" : type;
  }
}
