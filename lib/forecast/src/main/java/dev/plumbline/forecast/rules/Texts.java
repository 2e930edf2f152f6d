package dev.plumbline.forecast.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Normal forms of short texts. */
final class Texts {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?s");
  private static final Pattern HOST =
      Pattern.compile("^(https?:)?//[^/]+/([a-z]+/)?v\\d[a-z0-9]*/");
  private static final String KEY = ":key/";

  private static final Set<String> IMAGE_STEPS = Set.of("projects", "global", "images", "family");

  private Texts() {}

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String location(String text) {
    return lower(text).replace(" ", "");
  }

  static String domain(String text) {
    return lower(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
  }

  static String key(String text) {
    int cut = text.lastIndexOf(KEY);
    return cut < 0 ? text : text.substring(cut + KEY.length());
  }

  static String seconds(String text) {
    return SECONDS.matcher(text).matches()
        ? new BigDecimal(text.substring(0, text.length() - 1)).stripTrailingZeros().toPlainString()
        : text;
  }

  static String clock(String text) {
    return text.indexOf(':') == 1 ? "0" + text : text;
  }

  static String ports(String text) {
    return text.contains("-") ? text : text + "-" + text;
  }

  static String member(String text) {
    int cut = text.indexOf(':');
    return text.startsWith("principal") || cut < 0
        ? text
        : text.substring(0, cut) + lower(text.substring(cut));
  }

  static List<String> image(String text) {
    return Arrays.stream(relative(text).split("/", -1))
        .filter(step -> !IMAGE_STEPS.contains(step))
        .toList();
  }

  static String relative(String link) {
    return HOST.matcher(link).replaceFirst("");
  }

  /** Whether {@code name} is only the last part of {@code link}. */
  static boolean names(String name, String link) {
    return !name.isEmpty() && !name.contains("/") && link.endsWith("/" + name);
  }
}
