package dev.plumbline.model.version;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A release of a tool or of a provider: {@code 6.4.1}. A pre-release counts as the release that it
 * comes before.
 *
 * @param written how many of its numbers are written, 1 to 3; the others are 0. It takes no part in
 *     the order
 */
public record Release(int major, int minor, int patch, int written) implements Comparable<Release> {
  /** There is none before it. */
  public static final Release FIRST = new Release(0, 0, 0);

  private static final Pattern FORM =
      Pattern.compile("v?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?([-+].*)?");
  private static final Comparator<Release> ORDER =
      Comparator.comparingInt(Release::major)
          .thenComparingInt(Release::minor)
          .thenComparingInt(Release::patch);

  public Release(int major, int minor, int patch) {
    this(major, minor, patch, 3);
  }

  /**
   * @param text {@code 6.4.1}, {@code v6.4}, {@code 6.4.0-beta1}
   * @return empty for what is no release
   */
  public static Optional<Release> of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String minor = matcher.group(2);
    String patch = matcher.group(3);
    int written = minor == null ? 1 : patch == null ? 2 : 3;
    return Optional.of(
        new Release(Integer.parseInt(matcher.group(1)), number(minor), number(patch), written));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  @Override
  public int compareTo(Release other) {
    return ORDER.compare(this, other);
  }
}
