package dev.plumbline.forecast.reach;

import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
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

  /**
   * Outputs that are there and don't read as before, as far as their values are known here.
   *
   * @param readers who is concerned: {@code a caller that reads it}
   */
  List<Broken> reshaped(Promises after, String readers) {
    var found = new ArrayList<Broken>();
    outputs.forEach((name, old) -> {
      Output now = after.outputs().get(name);
      Shape before = Shape.of(old.value());
      Shape then = now == null ? Shape.OPEN : Shape.of(now.value());
      if (now != null && before != then && before != Shape.OPEN && then != Shape.OPEN) {
        String change = "is " + then.words + " and was " + before.words;
        found.add(new Broken(name, change + ": " + readers + " has to follow", now.range()));
      }
    });
    return found;
  }

  /**
   * What an expression that reads a value has to expect. Texts and numbers turn into each other.
   */
  private enum Shape {
    SINGLE("a single value"),
    LIST("a list"),
    OBJECT("an object"),
    OPEN("");

    private final String words;

    Shape(String words) {
      this.words = words;
    }

    static Shape of(Value value) {
      return switch (value.unmarked()) {
        case Value.Str _, Value.Num _, Value.Bool _ -> SINGLE;
        case Value.Seq _ -> LIST;
        case Value.Obj _ -> OBJECT;
        case Value.Null _, Value.Unknown _, Value.Sensitive _ -> OPEN;
      };
    }
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
