package dev.plumbline.iac.eval.function;

import dev.plumbline.iac.eval.BigFloat;
import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Graphemes;
import dev.plumbline.iac.eval.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The verbs of {@code format}: {@code %s %q %v %#v %t %d %b %o %x %X %f %e %g} and their flags. */
final class Printf {
  private static final Pattern VERB =
      Pattern.compile("%([-+# 0]*)(\\d+)?(?:\\.(\\d*))?(?:\\[(\\d+)\\])?([a-zA-Z%])");
  private static final int MAX_WIDTH = 10_000;

  private final List<Datum> values;
  private final StringBuilder out = new StringBuilder();
  private int next;
  private int highest;
  private boolean indexed;

  private Printf(List<Datum> values) {
    this.values = values;
  }

  static String format(String format, List<Datum> values) throws ArgumentException {
    var printf = new Printf(values);
    printf.run(format);
    if (!printf.indexed && printf.highest < values.size()) {
      throw new ArgumentException(
          printf.highest + 1, "the format has no verb for argument " + (printf.highest + 1));
    }
    return printf.out.toString();
  }

  private void run(String format) throws ArgumentException {
    Matcher verb = VERB.matcher(format);
    int at = 0;
    for (int percent = format.indexOf('%'); percent >= 0; percent = format.indexOf('%', at)) {
      out.append(format, at, percent);
      Arguments.checkLength(out.length());
      if (!verb.region(percent, format.length()).lookingAt()) {
        throw new ArgumentException(0, "no verb follows the % at character " + percent);
      }
      at = verb.end();
      if (verb.group(5).equals("%")) {
        out.append('%');
      } else {
        out.append(one(verb));
      }
    }
    out.append(format, at, format.length());
  }

  private String one(Matcher verb) throws ArgumentException {
    String flags = verb.group(1);
    int width = number(verb.group(2), 0);
    int precision = verb.group(3) == null ? -1 : number(verb.group(3), 0);
    if (verb.group(4) != null) {
      next = number(verb.group(4), 1) - 1;
      indexed = true;
    }
    if (next < 0 || next >= values.size()) {
      throw new ArgumentException(0, "there is no argument " + (next + 1) + " for " + verb.group());
    }
    int argument = next + 1;
    Datum value = values.get(next++);
    highest = Math.max(highest, next);
    String text = text(verb.group(5).charAt(0), flags, precision, value, argument);
    return pad(text, flags, width);
  }

  private static int number(@Nullable String digits, int fallback) throws ArgumentException {
    if (digits == null || digits.isEmpty()) {
      return fallback;
    }
    if (digits.length() > 5 || Integer.parseInt(digits) > MAX_WIDTH) {
      throw new ArgumentException(0, "a width or precision of " + digits + " is too much");
    }
    return Integer.parseInt(digits);
  }

  private static String text(char verb, String flags, int precision, Datum value, int argument)
      throws ArgumentException {
    return switch (verb) {
      case 'v' -> any(flags, precision, value);
      case 't' -> string(convert(value, Type.Primitive.BOOL, argument, verb));
      case 's', 'q' -> {
        String string = string(convert(value, Type.Primitive.STRING, argument, verb));
        String cut = precision < 0 ? string : Graphemes.first(string, precision);
        yield verb == 'q' ? JsonText.write(Datum.of(cut)) : cut;
      }
      case 'd', 'b', 'o', 'x', 'X' -> integer(verb, flags, precision, whole(value, argument, verb));
      case 'e', 'E', 'f', 'F', 'g', 'G' ->
          real(verb, flags, precision, convert(value, Type.Primitive.NUMBER, argument, verb));
      default -> throw new ArgumentException(0, "there is no verb %" + verb);
    };
  }

  private static Datum whole(Datum value, int argument, char verb) throws ArgumentException {
    Datum number = convert(value, Type.Primitive.NUMBER, argument, verb);
    if (number instanceof Datum.Num(BigFloat each) && !each.isInteger()) {
      throw new ArgumentException(argument, "%" + verb + " needs a whole number");
    }
    return number;
  }

  private static Datum convert(Datum value, Type type, int argument, char verb)
      throws ArgumentException {
    if (value instanceof Datum.Null) {
      throw new ArgumentException(argument, "%" + verb + " needs a value that is not null");
    }
    try {
      return Conversion.convert(value, type);
    } catch (ConversionException e) {
      throw new ArgumentException(argument, "%" + verb + ": " + e.getMessage());
    }
  }

  private static String string(Datum value) {
    return switch (value) {
      case Datum.Str(String text) -> text;
      case Datum.Bool(boolean bool) -> String.valueOf(bool);
      case Datum.Num(BigFloat number) -> number.toString();
      case Datum other -> JsonText.write(other);
    };
  }

  private static String any(String flags, int precision, Datum value) {
    if (flags.contains("#")) {
      return JsonText.write(value);
    }
    return value instanceof Datum.Num(BigFloat number)
        ? sign(number.isNegative(), "") + general(number.shortest().abs(), precision, 21)
        : string(value);
  }

  private static String integer(char verb, String flags, int precision, Datum value) {
    var number = ((Datum.Num) value).value().truncated().toDecimal().toBigInteger();
    int radix =
        switch (verb) {
          case 'b' -> 2;
          case 'o' -> 8;
          case 'x', 'X' -> 16;
          default -> 10;
        };
    String digits = number.abs().toString(radix);
    if (digits.length() < precision) {
      digits = "0".repeat(precision - digits.length()) + digits;
    }
    String prefix =
        !flags.contains("#")
            ? ""
            : verb == 'o' ? "0" : verb == 'b' ? "0b" : radix == 16 ? "0x" : "";
    String all = sign(number.signum() < 0, flags) + prefix + digits;
    return verb == 'X' ? all.toUpperCase(Locale.ROOT) : all;
  }

  private static String sign(boolean negative, String flags) {
    return negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
  }

  private static String real(char verb, String flags, int precision, Datum value) {
    BigFloat given = ((Datum.Num) value).value();
    BigDecimal number = given.shortest();
    String digits =
        switch (Character.toLowerCase(verb)) {
          case 'f' ->
              number
                  .abs()
                  .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                  .toPlainString();
          case 'e' -> exponent(number.abs(), precision < 0 ? 6 : precision);
          default -> general(number.abs(), precision, 6);
        };
    String all = sign(given.isNegative(), flags) + digits;
    return Character.isUpperCase(verb) ? all.toUpperCase(Locale.ROOT) : all;
  }

  private static String exponent(BigDecimal number, int precision) {
    if (number.signum() == 0) {
      return (precision > 0 ? "0." + "0".repeat(precision) : "0") + "e+00";
    }
    BigDecimal rounded = number.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().toString();
    int exponent = rounded.precision() - rounded.scale() - 1;
    String padded =
        digits.length() > precision + 1
            ? digits.substring(0, precision + 1)
            : digits + "0".repeat(precision + 1 - digits.length());
    return padded.charAt(0)
        + (precision > 0 ? "." + padded.substring(1) : "")
        + exponentPart(exponent);
  }

  private static String exponentPart(int exponent) {
    return (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
  }

  /** {@code %g}: the shortest form, with an exponent where it is below -4 or large. */
  private static String general(BigDecimal number, int precision, int shortestLimit) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal rounded =
        precision < 0
            ? number
            : number.round(new MathContext(Math.max(precision, 1), RoundingMode.HALF_EVEN));
    BigDecimal shortest = rounded.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    int limit = precision < 0 ? shortestLimit : Math.max(precision, 1);
    if (exponent >= -4 && exponent < limit) {
      return shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().toString();
    return digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + exponentPart(exponent);
  }

  private static String pad(String text, String flags, int width) {
    int missing = width - Graphemes.count(text);
    if (missing <= 0) {
      return text;
    }
    if (flags.contains("-")) {
      return text + " ".repeat(missing);
    }
    if (flags.contains("0")) {
      boolean signed = text.startsWith("-") || text.startsWith("+");
      return signed
          ? text.charAt(0) + "0".repeat(missing) + text.substring(1)
          : "0".repeat(missing) + text;
    }
    return " ".repeat(missing) + text;
  }
}
