package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;
import static dev.plumbline.iac.eval.function.Parameter.number;

import dev.plumbline.iac.eval.BigFloat;
import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** abs, ceil, floor, log, max, min, parseint, pow, range, signum, sum. */
final class NumberFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
              "abs",
              Type.Primitive.NUMBER,
              a -> Datum.of(a.number(0).isNegative() ? a.number(0).negated() : a.number(0)),
              number("num")),
          Function.of(
              "ceil",
              Type.Primitive.NUMBER,
              a -> Datum.of(a.number(0).rounded(RoundingMode.CEILING)),
              number("num")),
          Function.of(
              "floor",
              Type.Primitive.NUMBER,
              a -> Datum.of(a.number(0).rounded(RoundingMode.FLOOR)),
              number("num")),
          Function.of("signum", Type.Primitive.NUMBER, NumberFunctions::signum, number("num")),
          Function.of(
              "log", Type.Primitive.NUMBER, NumberFunctions::log, number("num"), number("base")),
          Function.of(
              "pow", Type.Primitive.NUMBER, NumberFunctions::pow, number("num"), number("power")),
          Function.of(
                  "max", Type.Primitive.NUMBER, a -> fold(a, (x, y) -> x.compareTo(y) >= 0 ? x : y))
              .rest(number("numbers")),
          Function.of(
                  "min", Type.Primitive.NUMBER, a -> fold(a, (x, y) -> x.compareTo(y) <= 0 ? x : y))
              .rest(number("numbers")),
          Function.of(
                  "parseint",
                  Type.Primitive.NUMBER,
                  NumberFunctions::parseint,
                  any("number"),
                  number("base"))
              .typed(NumberFunctions::parseintType),
          Function.of("range", new Type.ListOf(Type.Primitive.NUMBER), NumberFunctions::range)
              .rest(number("params")),
          Function.of("sum", Type.Dynamic.ANY, NumberFunctions::sum, any("list"))
              .typed(_ -> Type.Primitive.NUMBER));

  private static final long MANTISSA = 0xf_ffff_ffff_ffffL;

  private NumberFunctions() {}

  private static Datum signum(Arguments a) throws ArgumentException {
    if (a.number(0).asLong() == null) {
      throw new ArgumentException(0, "a whole number is required");
    }
    return Datum.of(a.number(0).signum());
  }

  private static Datum log(Arguments a) throws ArgumentException {
    return real(Logarithm.of(a.number(0).toDouble()) / Logarithm.of(a.number(1).toDouble()));
  }

  private static Type parseintType(Arguments a) throws ArgumentException {
    if (a.get(0).type() != Type.Primitive.STRING && a.get(0).type() != Type.Primitive.NUMBER) {
      throw new ArgumentException(0, "a string is required");
    }
    return Type.Primitive.NUMBER;
  }

  private static Datum pow(Arguments a) throws ArgumentException {
    double base = a.number(0).toDouble();
    double power = a.number(1).toDouble();
    if (Math.abs(power) >= 1 << 20 || (base < 0 && power != Math.rint(power))) {
      return real(Math.pow(base, power));
    }
    return real(power(base, power));
  }

  /**
   * The whole part of the power by squaring, the exponent of two kept apart, and the rest, between
   * ±½, by the logarithm: the last digits are those that Terraform has, where the platform's own
   * power rounds better.
   */
  private static double power(double base, double power) {
    double magnitude = Math.abs(power);
    long whole = (long) magnitude;
    double rest = magnitude - whole;
    if (rest > 0.5) {
      rest--;
      whole++;
    }
    double result =
        rest == 0 ? 1 : magnitude == 0.5 ? Math.sqrt(base) : Math.exp(rest * Logarithm.of(base));
    return power(base, whole, power < 0, result);
  }

  private static double power(double base, long whole, boolean inverse, double start) {
    int scale = base == 0 ? 0 : Math.getExponent(base) + 1;
    double square = Math.scalb(base, -scale);
    long squareScale = scale;
    double result = start;
    long resultScale = 0;
    for (long left = whole; left != 0; left >>= 1) {
      if ((left & 1) == 1) {
        result *= square;
        resultScale += squareScale;
      }
      square *= square;
      squareScale <<= 1;
      if (Math.abs(square) < 0.5) {
        square += square;
        squareScale--;
      }
    }
    if (inverse) {
      result = 1 / result;
      resultScale = -resultScale;
    }
    return Math.scalb(result, (int) Math.max(-5_000, Math.min(5_000, resultScale)));
  }

  private static Datum real(double value) throws ArgumentException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new ArgumentException(-1, "the result is not a finite number");
    }
    // A result of double precision is the decimal that a double is written as.
    return Datum.of(Objects.requireNonNull(BigFloat.parse(decimal(value))));
  }

  /**
   * The shortest decimal within half a unit of the last place, on both sides: below a power of two,
   * where the next double is nearer, Terraform's numbers are shorter than the platform's.
   */
  private static String decimal(double value) {
    boolean powerOfTwo = (Double.doubleToRawLongBits(value) & MANTISSA) == 0;
    if (!powerOfTwo || Math.abs(value) < Double.MIN_NORMAL) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal half = new BigDecimal(Math.ulp(value) / 2);
    int digits = 1;
    BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    while (rounded.subtract(exact).abs().compareTo(half) > 0) {
      digits++;
      rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }
    return rounded.toString();
  }

  private static Datum fold(Arguments a, BinaryOperator<BigFloat> choose) throws ArgumentException {
    if (a.size() == 0) {
      throw new ArgumentException(-1, "at least one number is required");
    }
    BigFloat best = a.number(0);
    for (int i = 1; i < a.size(); i++) {
      best = choose.apply(best, a.number(i));
    }
    return Datum.of(best);
  }

  private static Datum parseint(Arguments a) throws ArgumentException {
    if (!(a.get(0) instanceof Datum.Str(String text))) {
      throw new ArgumentException(0, "a string is required, not " + a.get(0).type().describe());
    }
    int base = a.integer(1);
    if (base < 2 || base > 62) {
      throw new ArgumentException(1, "the base has to be between 2 and 62");
    }
    BigInteger value = digits(text, base);
    if (value == null) {
      throw new ArgumentException(0, "\"" + text + "\" is no whole number in base " + base);
    }
    return Datum.of(BigFloat.of(value));
  }

  private static @Nullable BigInteger digits(String text, int base) {
    boolean negative = text.startsWith("-");
    int start = negative || text.startsWith("+") ? 1 : 0;
    if (start == text.length() || text.length() > 10_000) {
      return null;
    }
    BigInteger value = BigInteger.ZERO;
    BigInteger radix = BigInteger.valueOf(base);
    for (int i = start; i < text.length(); i++) {
      int digit = digit(text.charAt(i), base);
      if (digit < 0 || digit >= base) {
        return null;
      }
      value = value.multiply(radix).add(BigInteger.valueOf(digit));
    }
    return negative ? value.negate() : value;
  }

  /** Up to base 36 letters count alike; beyond, small ones come first. */
  private static int digit(char c, int base) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + (base <= 36 ? 10 : 36);
    }
    return -1;
  }

  private static Datum range(Arguments a) throws ArgumentException {
    if (a.size() < 1 || a.size() > 3) {
      throw new ArgumentException(-1, "it takes a limit, or a start, a limit and a step");
    }
    BigFloat start = a.size() == 1 ? BigFloat.ZERO : a.number(0);
    BigFloat end = a.size() == 1 ? a.number(0) : a.number(1);
    boolean down = start.compareTo(end) > 0;
    BigFloat step = a.size() == 3 ? a.number(2) : BigFloat.of(down ? -1 : 1);
    if (start.compareTo(end) == 0) {
      return Datum.list(Type.Primitive.NUMBER, List.of());
    }
    if (a.size() == 3 && (step.signum() == 0 || down == step.signum() > 0)) {
      throw new ArgumentException(2, "the step does not lead from the start to the limit");
    }
    List<Datum> numbers = new ArrayList<>();
    for (BigFloat at = start;
        down ? at.compareTo(end) > 0 : at.compareTo(end) < 0;
        at = at.plus(step)) {
      if (numbers.size() >= 1024) {
        throw new ArgumentException(-1, "more than 1024 values are not allowed");
      }
      numbers.add(Datum.of(at));
    }
    return Datum.list(Type.Primitive.NUMBER, numbers);
  }

  private static Datum sum(Arguments a) throws ArgumentException {
    if (!a.get(0).type().isSequence()) {
      throw new ArgumentException(0, "a list, set or tuple of numbers is required");
    }
    if (a.elements(0).isEmpty()) {
      throw new ArgumentException(0, "at least one number is required");
    }
    if (!a.get(0).isWhollyKnown()) {
      return a.unknown(Type.Primitive.NUMBER);
    }
    BigFloat sum = null;
    for (Datum element : a.elements(0)) {
      try {
        if (!(Conversion.convert(element, Type.Primitive.NUMBER)
            instanceof Datum.Num(BigFloat each))) {
          throw new ArgumentException(0, "no element may be null");
        }
        sum = sum == null ? each : sum.plus(each);
      } catch (ConversionException e) {
        throw new ArgumentException(0, e.getMessage());
      }
    }
    return Datum.of(Objects.requireNonNull(sum));
  }
}
