package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;

/** Conditions on a switch or a name. */
final class Flags {
  private Flags() {}

  static Outcome turnedOff(Change change) {
    return Outcome.replacesIf(change.was().equals("true") && !change.becomes().equals("true"));
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
