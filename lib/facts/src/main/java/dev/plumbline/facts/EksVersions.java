package dev.plumbline.facts;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which support Amazon EKS gives to a minor version of Kubernetes on a day: 14 months of standard
 * support, then 12 of extended support at a higher price for each hour of a cluster.
 *
 * <p>Source: Amazon EKS User Guide, "Understand the Kubernetes version lifecycle on EKS", with the
 * days that endoflife.date/amazon-eks gives; read on 2026-11-28. The policy
 * aws/eks/supported-version goes by the same days.
 */
public final class EksVersions {
  /** What a version has on a day. */
  public enum Support {
    STANDARD,
    EXTENDED,
    /** None any more: AWS takes such a cluster to the oldest version in extended support. */
    ENDED
  }

  /** The last day of standard support by minor version; extended support ends a year later. */
  private static final TreeMap<Integer, LocalDate> STANDARD_ENDS =
      new TreeMap<>(
          Map.of(
              31, LocalDate.of(2025, 11, 26),
              32, LocalDate.of(2026, 3, 23),
              33, LocalDate.of(2026, 7, 29),
              34, LocalDate.of(2026, 12, 2),
              35, LocalDate.of(2027, 3, 27)));

  private static final Pattern FORM = Pattern.compile("1\\.(\\d{1,3})");

  private EksVersions() {}

  /**
   * @param version {@code 1.32}. One before those that are known has no support; a later one is in
   *     standard support
   * @return null where it is no version
   */
  public static @Nullable Support of(String version, LocalDate day) {
    Matcher matcher = FORM.matcher(version.strip());
    if (!matcher.matches()) {
      return null;
    }
    int minor = Integer.parseInt(matcher.group(1));
    if (minor < STANDARD_ENDS.firstKey()) {
      return Support.ENDED;
    }
    LocalDate ends = STANDARD_ENDS.get(minor);
    if (ends == null || !day.isAfter(ends)) {
      return Support.STANDARD;
    }
    return day.isAfter(ends.plusYears(1)) ? Support.ENDED : Support.EXTENDED;
  }
}
