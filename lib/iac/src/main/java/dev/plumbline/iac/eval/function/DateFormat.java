package dev.plumbline.iac.eval.function;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** The format of {@code formatdate}: runs of one letter stand for a part of the time. */
final class DateFormat {
  private DateFormat() {}

  static String format(String format, OffsetDateTime time) throws ArgumentException {
    var out = new StringBuilder();
    for (int i = 0; i < format.length(); ) {
      char c = format.charAt(i);
      if (c == '\'') {
        i = literal(format, i, out);
      } else if (c < 0x80 && Character.isLetter(c)) {
        int end = i;
        while (end < format.length() && format.charAt(end) == c) {
          end++;
        }
        out.append(part(format.substring(i, end), time));
        i = end;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private static int literal(String format, int start, StringBuilder out) throws ArgumentException {
    if (format.startsWith("''", start)) {
      out.append('\'');
      return start + 2;
    }
    int i = start + 1;
    while (i < format.length()) {
      if (format.charAt(i) != '\'') {
        out.append(format.charAt(i++));
      } else if (format.startsWith("''", i)) {
        out.append('\'');
        i += 2;
      } else {
        return i + 1;
      }
    }
    throw new ArgumentException(0, "a quote is not closed");
  }

  private static String part(String run, OffsetDateTime time) throws ArgumentException {
    int hour12 = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    return switch (run) {
      case "YYYY" -> String.format("%04d", time.getYear());
      case "YY" -> String.format("%02d", time.getYear() % 100);
      case "M" -> String.valueOf(time.getMonthValue());
      case "MM" -> String.format("%02d", time.getMonthValue());
      case "MMM" -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 3);
      case "MMMM" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "D" -> String.valueOf(time.getDayOfMonth());
      case "DD" -> String.format("%02d", time.getDayOfMonth());
      case "EEE" ->
          time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 3);
      case "EEEE" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "h" -> String.valueOf(time.getHour());
      case "hh" -> String.format("%02d", time.getHour());
      case "H" -> String.valueOf(hour12);
      case "HH" -> String.format("%02d", hour12);
      case "AA" -> time.getHour() < 12 ? "AM" : "PM";
      case "aa" -> time.getHour() < 12 ? "am" : "pm";
      case "m" -> String.valueOf(time.getMinute());
      case "mm" -> String.format("%02d", time.getMinute());
      case "s" -> String.valueOf(time.getSecond());
      case "ss" -> String.format("%02d", time.getSecond());
      case "Z" -> time.format(DateTimeFormatter.ofPattern("XXX", Locale.ROOT));
      case "ZZZZ" -> time.format(DateTimeFormatter.ofPattern("xx", Locale.ROOT));
      case "ZZZ" ->
          time.getOffset().getTotalSeconds() == 0
              ? "UTC"
              : time.format(DateTimeFormatter.ofPattern("xx", Locale.ROOT));
      case "ZZZZZ" -> time.format(DateTimeFormatter.ofPattern("xxx", Locale.ROOT));
      default -> throw new ArgumentException(0, "\"" + run + "\" stands for no part of a time");
    };
  }
}
