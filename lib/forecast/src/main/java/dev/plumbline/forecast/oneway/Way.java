package dev.plumbline.forecast.oneway;

import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which way an attribute goes, and what becomes of a change the other way. */
public enum Way {
  /** A number that the service lets rise only. */
  GROWS("can't shrink", Answer.REFUSED),
  /** A version that the service lets rise only. */
  RISES("can't go back to an older version", Answer.REFUSED),
  /** A switch that stays on. */
  TURNS_ON("can't be turned off again", Answer.REFUSED),
  /** A version that goes back for a while. */
  RISES_FOR_GOOD_AFTER_A_WEEK(
      "goes back only within seven days of its upgrade, and only to the minor version before",
      Answer.OPEN),
  /** A lower bound: what it bounds stays where it is. */
  BOUNDS("is a lower bound: what runs keeps its newer version", Answer.IDLE);

  /** What the service says to a change the other way. */
  enum Answer {
    REFUSED,
    /** It depends on what is not known here. */
    OPEN,
    /** It takes it, and does nothing. */
    IDLE
  }

  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

  private final String words;
  private final Answer answer;

  Way(String words, Answer answer) {
    this.words = words;
    this.answer = answer;
  }

  /** As a sentence goes on that has the attribute as its subject. */
  String words() {
    return words;
  }

  Answer answer() {
    return answer;
  }

  /** Whether a change goes the other way. What is not written down on both sides is not known. */
  boolean isAgainst(AttributeChange change) {
    return switch (this) {
      case GROWS -> isLess(change.after(), change.before());
      case RISES, RISES_FOR_GOOD_AFTER_A_WEEK, BOUNDS -> isOlder(change.after(), change.before());
      case TURNS_ON -> change.before().equals("true") && isOff(change.after());
    };
  }

  /** Left out counts as off; what is known only after apply does not. */
  private static boolean isOff(String text) {
    return text.isEmpty() || text.equals("false");
  }

  private static boolean isLess(String one, String other) {
    Optional<BigDecimal> mine = number(one);
    Optional<BigDecimal> theirs = number(other);
    return mine.isPresent() && theirs.isPresent() && mine.get().compareTo(theirs.get()) < 0;
  }

  private static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /**
   * By the numbers in them: {@code 13.7} before {@code 13.10}, {@code MYSQL_5_7} before {@code
   * MYSQL_8_0}. Versions of two engines are not compared.
   */
  private static boolean isOlder(String one, String other) {
    if (!engine(one).equals(engine(other))) {
      return false;
    }
    List<BigInteger> mine = numbers(one);
    List<BigInteger> theirs = numbers(other);
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      int order = mine.get(i).compareTo(theirs.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static String engine(String version) {
    return version.split("\\d", 2)[0];
  }

  private static List<BigInteger> numbers(String version) {
    return DIGITS.matcher(version).results().map(hit -> new BigInteger(hit.group())).toList();
  }
}
