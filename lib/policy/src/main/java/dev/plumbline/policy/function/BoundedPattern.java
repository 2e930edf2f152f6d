package dev.plumbline.policy.function;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.PatternSize;

/**
 * A regular expression that fits into memory, and what it costs. RE2 takes linear time in the text
 * and in the expression, which counted repeats make as large as they like.
 *
 * @param instructions of the compiled expression, about
 */
public record BoundedPattern(Pattern pattern, long instructions) {
  /** Some megabytes of memory. */
  private static final long MOST = 10_000;

  /** Characters times instructions that take about as long as another step of an evaluation. */
  private static final long STEP = 4096;

  /**
   * @throws PatternSyntaxException where it is none, or one that is too large
   */
  public static BoundedPattern of(String regex) {
    PatternSize size = PatternSize.of(regex);
    if (!size.isUsual() || size.instructions() > MOST) {
      throw new PatternSyntaxException("repeats make it too large", regex);
    }
    return new BoundedPattern(Pattern.compile(regex), size.instructions());
  }

  /** Whether it matches anywhere in a text. */
  boolean isIn(String text, Budget budget) {
    budget.spend(1 + text.length() * instructions / STEP);
    return pattern.matcher(text).find();
  }
}
