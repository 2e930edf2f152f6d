package dev.plumbline.facts;

import java.util.Locale;
import java.util.Map;

/**
 * The protocols of a security group's rules, as the aws provider names them in a plan however they
 * are written. Source of the numbers: IANA, "Assigned Internet Protocol Numbers".
 */
public final class Protocols {
  /** Each of them. */
  public static final String EVERY = "-1";

  private static final Map<String, String> NAMES =
      Map.of("1", "icmp", "6", "tcp", "17", "udp", "58", "icmpv6", "all", EVERY);

  private Protocols() {}

  /** {@code 6}, {@code 06}, {@code TCP} and {@code tcp} are {@code tcp}. */
  public static String name(String written) {
    String text = written.toLowerCase(Locale.ROOT);
    boolean number =
        !text.isEmpty() && text.length() < 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return NAMES.getOrDefault(number ? Integer.toString(Integer.parseInt(text)) : text, text);
  }
}
