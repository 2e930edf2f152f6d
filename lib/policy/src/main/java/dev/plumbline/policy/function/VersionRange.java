package dev.plumbline.policy.function;

import dev.plumbline.policy.term.Truth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The releases between the lowest and the highest that a constraint admits, as Terraform reads it:
 * {@code >= 5.0, < 6.0}. Source: Terraform, "Version constraints".
 *
 * @param low the lowest, null where there is none; of {@code > 5.1} too, which is near enough
 * @param high the highest, null where there is none
 * @param inclusive whether the highest is admitted itself
 * @param readable whether every part of the constraint is one
 */
public record VersionRange(
    @Nullable Release low, @Nullable Release high, boolean inclusive, boolean readable) {
  private static final Pattern PART =
      Pattern.compile(
          "(=|!=|>=|<=|~>|>|<)?\\s*v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?([-+].*)?");

  /** Numbers of a release; which of them are written decides what {@code ~>} lets grow. */
  record Release(int major, int minor, int patch, int written) implements Comparable<Release> {
    @Override
    public int compareTo(Release other) {
      int order = Integer.compare(major, other.major);
      order = order == 0 ? Integer.compare(minor, other.minor) : order;
      return order == 0 ? Integer.compare(patch, other.patch) : order;
    }

    /** The first that {@code ~>} does not admit. */
    Release end() {
      return written == 3 ? new Release(major, minor + 1, 0, 3) : new Release(major + 1, 0, 0, 3);
    }
  }

  /** One of an empty text holds every release. */
  public static VersionRange of(String constraint) {
    var range = new VersionRange(null, null, false, true);
    if (constraint.isBlank()) {
      return range;
    }
    for (String part : constraint.split(",", -1)) {
      Matcher matcher = PART.matcher(part.strip());
      range = matcher.matches() ? range.and(matcher) : new VersionRange(null, null, false, false);
      if (!range.readable) {
        return range;
      }
    }
    return range;
  }

  private VersionRange and(Matcher part) {
    Release release = release(part);
    return switch (part.group(1) == null ? "=" : part.group(1)) {
      case "=" -> from(release).to(release, true);
      case ">", ">=" -> from(release);
      case "<" -> to(release, false);
      case "<=" -> to(release, true);
      case "~>" -> from(release).to(release.end(), false);
      default -> this; // one release less changes no end
    };
  }

  private static Release release(Matcher part) {
    String minor = part.group(3);
    String patch = part.group(4);
    return new Release(
        Integer.parseInt(part.group(2)),
        minor == null ? 0 : Integer.parseInt(minor),
        patch == null ? 0 : Integer.parseInt(patch),
        minor == null ? 1 : patch == null ? 2 : 3);
  }

  private VersionRange from(Release release) {
    return new VersionRange(
        low == null || low.compareTo(release) < 0 ? release : low, high, inclusive, readable);
  }

  private VersionRange to(Release release, boolean admitted) {
    int order = high == null ? 1 : high.compareTo(release);
    return order < 0 || (order == 0 && !inclusive)
        ? this
        : new VersionRange(low, release, admitted, readable);
  }

  /**
   * Whether all releases are before one; open where only some are.
   *
   * @param version as in {@code 6} or {@code 5.1.0}
   */
  public Truth isBelow(String version) {
    Matcher matcher = PART.matcher(version);
    if (!readable || !matcher.matches()) {
      return Truth.OPEN;
    }
    Release limit = release(matcher);
    int order = high == null ? 1 : high.compareTo(limit);
    if (order < 0 || (order == 0 && !inclusive)) {
      return Truth.TRUE;
    }
    return low != null && low.compareTo(limit) >= 0 ? Truth.FALSE : Truth.OPEN;
  }
}
