package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.term.Term;
import java.util.List;

/**
 * {@code versionBelow(v, '1.2')}: compares dotted versions number by number; what is not a number
 * ends the comparison. An empty version is a type error.
 */
final class VersionBelow {
  static final Function FUNCTION = Function.of("versionBelow", 2, TRUTH, (in, _, _) -> of(in));

  private VersionBelow() {}

  private static Term of(List<Term> in) {
    String version = Term.text(in.getFirst());
    String limit = Term.text(in.get(1));
    if (version == null || limit == null || version.isEmpty()) {
      return Term.misfit(in.getFirst(), "a version");
    }
    String[] a = version.split("\\.", -1);
    String[] b = limit.split("\\.", -1);
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      if (!isNumber(a[i]) || !isNumber(b[i])) {
        return Term.misfit(in.getFirst(), "a version");
      }
      int order = Integer.compare(Integer.parseInt(a[i]), Integer.parseInt(b[i]));
      if (order != 0) {
        return Term.of(order < 0, Term.placeOf(in.getFirst()));
      }
    }
    return Term.of(false, Term.placeOf(in.getFirst()));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit);
  }
}
