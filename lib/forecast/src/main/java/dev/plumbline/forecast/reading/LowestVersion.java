package dev.plumbline.forecast.reading;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lowest version that a constraint of Terraform's allows; 0 where there is no lower bound.
 * Source: Terraform's documentation of version constraints.
 */
public record LowestVersion(long major, long minor, long patch)
    implements Comparable<LowestVersion> {
  private static final Pattern PART =
      Pattern.compile("(=|>=|>|~>)?\\s*v?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?.*");

  public static LowestVersion of(String constraint) {
    return Arrays.stream(constraint.split(","))
        .map(String::strip)
        .map(LowestVersion::bound)
        .max(LowestVersion::compareTo)
        .orElseThrow();
  }

  /** {@code <}, {@code <=} and {@code !=} give no lower bound. */
  private static LowestVersion bound(String part) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches()) {
      return new LowestVersion(0, 0, 0);
    }
    boolean above = ">".equals(matcher.group(1));
    return new LowestVersion(
        number(matcher.group(2)),
        number(matcher.group(3)),
        number(matcher.group(4)) + (above ? 1 : 0));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  @Override
  public int compareTo(LowestVersion other) {
    int majors = Long.compare(major, other.major);
    int minors = Long.compare(minor, other.minor);
    return majors != 0 ? majors : minors != 0 ? minors : Long.compare(patch, other.patch);
  }
}
