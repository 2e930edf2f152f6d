package dev.plumbline.forecast.erasure;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an attribute changes so that less is kept. */
enum Shrink {
  /** A time gets shorter; none, or 0, is for ever. */
  SHORTER_THAN_EVER,
  /** A time gets shorter, and does not become 0. */
  SHORTER,
  /** A time becomes 0. */
  TO_NONE,
  OFF,
  ON;

  private static final Pattern TIME = Pattern.compile("(\\d{1,15})(\\.0+)?s?");

  /** Whether a value keeps less than the one before it; both are known. */
  boolean isFrom(String before, String after) {
    return switch (this) {
      case OFF -> before.equals("true") && after.equals("false");
      case ON -> before.equals("false") && after.equals("true");
      case SHORTER_THAN_EVER -> isPositive(after) && (isNone(before) || isLess(after, before));
      case SHORTER -> isPositive(after) && isLess(after, before);
      case TO_NONE -> isPositive(before) && isNone(after);
    };
  }

  private static boolean isLess(String one, String other) {
    Optional<BigDecimal> mine = number(one);
    Optional<BigDecimal> theirs = number(other);
    return mine.isPresent() && theirs.isPresent() && mine.get().compareTo(theirs.get()) < 0;
  }

  private static boolean isPositive(String text) {
    return number(text).filter(number -> number.signum() > 0).isPresent();
  }

  private static boolean isNone(String text) {
    return number(text).filter(number -> number.signum() == 0).isPresent();
  }

  private static Optional<BigDecimal> number(String text) {
    Matcher time = TIME.matcher(text);
    return time.matches() ? Optional.of(new BigDecimal(time.group(1))) : Optional.empty();
  }
}
