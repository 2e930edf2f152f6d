package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditions on an order: what grows is changed in place, what shrinks is made anew. */
final class Sizes {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private Sizes() {}

  static Outcome smaller(Change change) {
    BigDecimal before = number(change.was());
    BigDecimal after = number(change.becomes());
    return before == null || after == null
        ? Outcome.UNDECIDED
        : Outcome.replacesIf(after.compareTo(before) < 0);
  }

  private static @Nullable BigDecimal number(String text) {
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  /** Versions by their numbers: {@code OpenSearch_2.11}, {@code REDIS_7_0}, {@code 3.5.1}. */
  static Outcome lowerVersion(Change change) {
    List<BigInteger> before = numbers(change.was());
    List<BigInteger> after = numbers(change.becomes());
    if (before.isEmpty() || after.isEmpty()) {
      return Outcome.UNDECIDED;
    }
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      int order = after.get(i).compareTo(before.get(i));
      if (order != 0) {
        return Outcome.replacesIf(order < 0);
      }
    }
    return Outcome.UPDATES;
  }

  /** Where the head's version is older than one; undecided where it isn't written down. */
  static Condition headBelow(String name, int... bound) {
    return change -> {
      List<BigInteger> version = numbers(change.head(name));
      for (int i = 0; i < Math.min(version.size(), bound.length); i++) {
        int order = version.get(i).compareTo(BigInteger.valueOf(bound[i]));
        if (order != 0) {
          return Outcome.replacesIf(order < 0);
        }
      }
      return version.size() < bound.length ? Outcome.UNDECIDED : Outcome.UPDATES;
    };
  }

  private static List<BigInteger> numbers(String version) {
    return NUMBER.matcher(version).results().map(hit -> new BigInteger(hit.group())).toList();
  }

  /** Names from the lowest to the highest. */
  static Condition lowerRank(String... rising) {
    List<String> ranks = List.of(rising);
    return change -> {
      int before = ranks.indexOf(change.was());
      int after = ranks.indexOf(change.becomes());
      return before < 0 || after < 0 ? Outcome.UNDECIDED : Outcome.replacesIf(after < before);
    };
  }
}
