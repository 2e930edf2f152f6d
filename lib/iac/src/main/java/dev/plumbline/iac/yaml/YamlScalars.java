package dev.plumbline.iac.yaml;

import dev.plumbline.model.value.Numerals;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a plain scalar means by YAML 1.1, which CloudFormation and Pulumi read. */
public final class YamlScalars {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUES =
      Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> FALSES =
      Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF");

  private YamlScalars() {}

  /** The value of a scalar without a tag of its own, or with one of YAML's. */
  public static Value value(YamlNode.Scalar scalar) {
    if (!scalar.plain() || scalar.tag().equals("tag:yaml.org,2002:str")) {
      return new Value.Str(scalar.text());
    }
    String text = scalar.text();
    if (NULLS.contains(text)) {
      return Value.Null.NULL;
    }
    if (TRUES.contains(text)) {
      return Value.Bool.TRUE;
    }
    if (FALSES.contains(text)) {
      return Value.Bool.FALSE;
    }
    BigDecimal number = number(text);
    return number == null ? new Value.Str(text) : new Value.Num(number);
  }

  private static @Nullable BigDecimal number(String text) {
    char first = text.charAt(0);
    boolean signed = first == '-' || first == '+';
    if (text.length() > 40 || !(Characters.isDigit(first) || signed || first == '.')) {
      return null;
    }
    String digits = (signed ? text.substring(1) : text).replace("_", "");
    BigInteger whole = digits.isEmpty() ? null : integer(digits);
    if (whole != null) {
      return new BigDecimal(first == '-' ? whole.negate() : whole);
    }
    if (!Characters.isDecimal(digits)) {
      return null;
    }
    BigDecimal value = Numerals.decimal(digits);
    return value != null && first == '-' ? value.negate() : value;
  }

  private static @Nullable BigInteger integer(String digits) {
    if (digits.startsWith("0x") && Characters.all(digits, 2, 16)) {
      return new BigInteger(digits.substring(2), 16);
    }
    if (digits.startsWith("0b") && Characters.all(digits, 2, 2)) {
      return new BigInteger(digits.substring(2), 2);
    }
    if (digits.length() > 1 && digits.startsWith("0")) {
      return Characters.all(digits, 1, 8) ? new BigInteger(digits, 8) : null;
    }
    return Characters.all(digits, 0, 10) ? new BigInteger(digits) : null;
  }

  /** Digits and their bases. */
  private static final class Characters {
    static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    static boolean all(String text, int from, int base) {
      for (int i = from; i < text.length(); i++) {
        if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), base) < 0) {
          return false;
        }
      }
      return text.length() > from;
    }

    /** Digits with a dot among, before or behind them, and an exponent of at most three digits. */
    static boolean isDecimal(String text) {
      int dot = text.indexOf('.');
      int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
      String mantissa = mark < 0 ? text : text.substring(0, mark);
      String exponent = mark < 0 ? "1" : text.substring(mark + 1);
      boolean signed = exponent.startsWith("+") || exponent.startsWith("-");
      exponent = signed ? exponent.substring(1) : exponent;
      String digits = mantissa.replace(".", "");
      return dot >= 0
          && mantissa.length() == digits.length() + 1
          && all(digits, 0, 10)
          && exponent.length() <= 3
          && all(exponent, 0, 10);
    }
  }
}
