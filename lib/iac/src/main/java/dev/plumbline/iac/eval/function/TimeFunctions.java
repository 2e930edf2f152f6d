package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** formatdate, timeadd, timecmp. */
final class TimeFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
              "formatdate",
              Type.Primitive.STRING,
              a -> a.result(DateFormat.format(a.text(0), time(a, 1))),
              text("format"),
              text("time")),
          Function.of(
              "timeadd",
              Type.Primitive.STRING,
              TimeFunctions::add,
              text("timestamp"),
              text("duration")),
          Function.of(
              "timecmp",
              Type.Primitive.NUMBER,
              a ->
                  Datum.of(
                      Integer.signum(time(a, 0).toInstant().compareTo(time(a, 1).toInstant()))),
              text("timestamp_a"),
              text("timestamp_b")));

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
  private static final Pattern PART =
      Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");

  private TimeFunctions() {}

  private static OffsetDateTime time(Arguments a, int index) throws ArgumentException {
    String text = a.text(index);
    if (!RFC_3339.matcher(text).matches()) {
      throw new ArgumentException(index, "\"" + text + "\" is no RFC 3339 timestamp");
    }
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new ArgumentException(index, "\"" + text + "\" is no valid time");
    }
  }

  private static Datum add(Arguments a) throws ArgumentException {
    OffsetDateTime sum = time(a, 0).plus(duration(a));
    String text =
        sum.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", java.util.Locale.ROOT));
    return Datum.of(text);
  }

  /** Go's durations: {@code 1h30m}, {@code -0.5s}. */
  private static Duration duration(Arguments a) throws ArgumentException {
    String text = a.text(1);
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(rest);
    int at = 0;
    while (rest.length() < 100
        && at < rest.length()
        && part.region(at, rest.length()).lookingAt()) {
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
      at = part.end();
    }
    if (at == 0 || at < rest.length() || nanos.precision() - nanos.scale() > 18) {
      throw new ArgumentException(1, "\"" + text + "\" is no duration like \"1h30m\"");
    }
    Duration duration = Duration.ofNanos(nanos.longValue());
    return negative ? duration.negated() : duration;
  }

  private static BigDecimal unit(String name) {
    return BigDecimal.valueOf(
        switch (name) {
          case "ns" -> 1L;
          case "us", "µs", "μs" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> throw new IllegalArgumentException(name);
        });
  }
}
