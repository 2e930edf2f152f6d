package dev.plumbline.forecast.conditional;

import dev.plumbline.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a change of one attribute replaces its resource. */
@FunctionalInterface
public interface Condition {
  /** What a condition says of one change. */
  enum Outcome {
    REPLACES,
    /** It does, unless something that only the provider knows says otherwise. */
    PROBABLY_REPLACES,
    UPDATES,
    /** It does not, unless something that only the provider knows says otherwise. */
    PROBABLY_UPDATES,
    /** It depends on what is not known here. */
    UNDECIDED;

    static Outcome replacesIf(boolean holds) {
      return holds ? REPLACES : UPDATES;
    }
  }

  Outcome decide(Change change);

  /**
   * A change of the attribute.
   *
   * @param base all of the resource's configuration before
   * @param head all of it after
   * @param before null where it was not set
   * @param after null where it isn't any more
   * @param steps of its path, indices included
   */
  record Change(
      Value.Obj base,
      Value.Obj head,
      @Nullable Value before,
      @Nullable Value after,
      List<String> steps) {
    public Change {
      steps = List.copyOf(steps);
    }

    /** The attribute's path without indices. */
    String attribute() {
      return String.join(".", steps.stream().filter(step -> !step.matches("\\d+")).toList());
    }

    /** What the base sets at a path; null where nothing does. */
    @Nullable Value base(String... path) {
      return at(base, path);
    }

    /** What the head sets at a path; null where nothing does. */
    @Nullable Value headAt(String... path) {
      return at(head, path);
    }

    private static @Nullable Value at(Value.Obj owner, String... path) {
      Value at = owner;
      for (String step : path) {
        if (at instanceof Value.Obj(var members)) {
          at = members.get(step);
        } else if (at instanceof Value.Seq(var elements) && step.matches("\\d{1,6}")) {
          int index = Integer.parseInt(step);
          at = index < elements.size() ? elements.get(index) : null;
        } else {
          return null;
        }
      }
      return at;
    }

    /** A top-level scalar of the head as text, {@code ""} where it is absent or not known. */
    String head(String name) {
      return text(head.members().get(name));
    }

    String was() {
      return text(before);
    }

    String becomes() {
      return text(after);
    }

    /** Whether both sides are known; what is not set is known too. */
    boolean known() {
      return (before == null || before.isWhollyKnown()) && (after == null || after.isWhollyKnown());
    }

    static String text(@Nullable Value value) {
      return switch (value == null ? Value.Null.NULL : value.unmarked()) {
        case Value.Str(String text) -> text;
        case Value.Bool(boolean bool) -> Boolean.toString(bool);
        case Value.Num num -> num.value().toPlainString();
        case Value.Null _, Value.Seq _, Value.Obj _, Value.Unknown _, Value.Sensitive _ -> "";
      };
    }
  }
}
