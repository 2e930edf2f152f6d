package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import dev.plumbline.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on a switch or a name. */
final class Flags {
  private Flags() {}

  static Outcome turnedOff(Change change) {
    return Outcome.replacesIf(change.was().equals("true") && !change.becomes().equals("true"));
  }

  static Condition always() {
    return _ -> Outcome.REPLACES;
  }

  static Condition probably() {
    return _ -> Outcome.PROBABLY_REPLACES;
  }

  static Condition probablyNot() {
    return _ -> Outcome.PROBABLY_UPDATES;
  }

  /** Taken out, or emptied. */
  static Outcome removed(Change change) {
    return Outcome.replacesIf(isEmpty(change.after()) && !isEmpty(change.before()));
  }

  /** Put in or taken out as a whole. */
  static Outcome comesOrGoes(Change change) {
    return Outcome.replacesIf(isEmpty(change.after()) != isEmpty(change.before()));
  }

  /** From a number to none. */
  static Outcome toZero(Change change) {
    return Outcome.replacesIf(
        !List.of("", "0").contains(change.was()) && List.of("", "0").contains(change.becomes()));
  }

  /** It had a value before. */
  static Outcome wasSet(Change change) {
    return Outcome.replacesIf(!change.was().isEmpty());
  }

  /** What was there is no more, or another; what is new is only added. */
  static Outcome existed(Change change) {
    return Outcome.replacesIf(change.before() != null);
  }

  private static boolean isEmpty(@Nullable Value value) {
    return switch (value == null ? Value.Null.NULL : value.unmarked()) {
      case Value.Null _ -> true;
      case Value.Str(String text) -> text.isEmpty();
      case Value.Seq(List<Value> elements) -> elements.isEmpty();
      case Value.Bool _, Value.Num _, Value.Obj _, Value.Unknown _, Value.Sensitive _ -> false;
    };
  }

  static Condition wasOneOf(String... values) {
    List<String> all = List.of(values);
    return change -> Outcome.replacesIf(all.contains(change.was()));
  }

  /**
   * An App Configuration store goes up between its tiers in place, and comes down to no test tier.
   */
  static Outcome leavesProduction(Change change) {
    boolean production = List.of("premium", "standard").contains(change.was());
    return Outcome.replacesIf(
        change.becomes().equals("free") || (production && change.becomes().equals("developer")));
  }

  static Condition from(String was, String becomes) {
    return change ->
        Outcome.replacesIf(change.was().equals(was) && change.becomes().equals(becomes));
  }

  /** Between these two in place, from and to any other not. */
  static Condition unlessBetween(String one, String other) {
    List<String> both = List.of(one, other);
    return change ->
        Outcome.replacesIf(!both.contains(change.was()) || !both.contains(change.becomes()));
  }

  /** Only where another attribute of the base asked for it. */
  static Condition baseFlag(String name) {
    return change -> Outcome.replacesIf(Change.text(change.base(name)).equals("true"));
  }

  /** Only where another attribute of the head asks for it. */
  static Condition headFlag(String name) {
    return headIs(name, "true");
  }

  static Condition headIs(String name, String value) {
    return change -> Outcome.replacesIf(change.head(name).equals(value));
  }

  static Condition unlessHeadStarts(String name, String prefix) {
    return change -> Outcome.replacesIf(!change.head(name).startsWith(prefix));
  }

  static Condition unlessBecomes(String value) {
    return change -> Outcome.replacesIf(!change.becomes().equals(value));
  }

  static Condition eitherIs(String value) {
    return change ->
        Outcome.replacesIf(change.was().equals(value) || change.becomes().equals(value));
  }
}
