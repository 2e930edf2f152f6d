package dev.plumbline.pipeline.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text to the types that settings have. */
final class Conversion {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private Conversion() {}

  /**
   * @return null for an empty text of a type that has no empty value
   * @throws IllegalArgumentException that says what the text should be
   */
  static @Nullable Object convert(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (text.isEmpty()) {
      return null;
    }
    if (type.isEnum()) {
      return constant(type, text);
    }
    return switch (type.getSimpleName()) {
      case "int" -> number(text, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
      case "long" -> number(text, Long.MIN_VALUE, Long.MAX_VALUE);
      case "boolean" -> bool(text);
      case "Duration" -> duration(text);
      case "ByteSize" -> ByteSize.parse(text);
      case "Path" -> Home.resolve(text);
      case "URI" -> URI.create(text);
      default -> throw new IllegalStateException("no conversion to " + type);
    };
  }

  private static Long number(String text, long least, long most) {
    try {
      long number = Long.parseLong(text.replace("_", ""));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is no whole number", e);
    }
    throw new IllegalArgumentException("is too large a number");
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is neither true nor false");
    };
  }

  private static Duration duration(String text) {
    Matcher form = DURATION.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("is no duration: write 500ms, 10s, 5m, 2h or 7d");
    }
    long count = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static Object constant(Class<?> type, String text) {
    String wanted = text.toLowerCase(Locale.ROOT).replace('_', '-');
    List<String> names =
        Stream.of(type.getEnumConstants()).map(c -> Spelling.kebab(c.toString())).toList();
    int index = names.indexOf(wanted);
    if (index < 0) {
      throw new IllegalArgumentException(
          "is none of "
              + String.join(", ", names)
              + Spelling.nearest(wanted, names)
                  .map(near -> "; did you mean " + near + "?")
                  .orElse(""));
    }
    return type.getEnumConstants()[index];
  }
}
