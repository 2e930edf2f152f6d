package dev.plumbline.iac.eval.function;

import dev.plumbline.iac.eval.BigFloat;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Rendering;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.model.source.Budget;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The arguments of one call, read as what the function declared them to be. */
public record Arguments(String function, List<Datum> values, Evaluation evaluation) {
  public int size() {
    return values.size();
  }

  public Datum get(int index) {
    return values.get(index);
  }

  public Budget budget() {
    return evaluation.budget();
  }

  public String text(int index) {
    return ((Datum.Str) get(index).unmarked()).value();
  }

  public BigFloat number(int index) {
    return ((Datum.Num) get(index).unmarked()).value();
  }

  /**
   * @throws ArgumentException when it is no whole number that fits
   */
  public int integer(int index) throws ArgumentException {
    Integer value = number(index).asInt();
    if (value == null) {
      throw new ArgumentException(index, "a whole number is required");
    }
    return value;
  }

  public BigInteger bigInteger(int index) throws ArgumentException {
    if (!number(index).isInteger() || number(index).exponent() > 1_024) {
      throw new ArgumentException(index, "a whole number is required");
    }
    return number(index).toDecimal().toBigIntegerExact();
  }

  /** Elements of a known list, set or tuple. */
  public List<Datum> elements(int index) {
    return ((Datum.Seq) get(index).unmarked()).elements();
  }

  public SortedMap<String, Datum> members(int index) {
    return ((Datum.Obj) get(index).unmarked()).members();
  }

  /** The elements of a list of strings, which may not be null; all known. */
  public List<String> texts(int index) throws ArgumentException {
    List<String> texts = new ArrayList<>();
    for (Datum element : elements(index)) {
      if (!(element.unmarked() instanceof Datum.Str(String text))) {
        throw new ArgumentException(index, "no element may be null");
      }
      texts.add(text);
    }
    return texts;
  }

  /** What the function yields as long as something in its arguments is unknown. */
  public Datum.Unknown unknown(Type type) {
    return Rendering.derived(function, values, type);
  }

  /** What the function yields where its arguments alone don't decide it. */
  Datum.Unknown unknown(Type type, String reason) {
    List<Datum> operands = new ArrayList<>(values);
    operands.add(Datum.unknown(type, reason));
    return Rendering.derived(function, operands, type);
  }

  /**
   * Pays for a text before it is made.
   *
   * @throws ArgumentException when it would be longer than any text may be
   */
  void pay(long characters) throws ArgumentException {
    checkLength(characters);
    budget().write(characters);
  }

  /**
   * @throws ArgumentException when a text would be longer than any may be
   */
  static void checkLength(long characters) throws ArgumentException {
    if (characters > Budget.LONGEST_TEXT) {
      throw new ArgumentException(
          -1, "the text would have more than %,d characters".formatted(Budget.LONGEST_TEXT));
    }
  }

  /**
   * Pays for a text that has all of the values in it.
   *
   * @throws ArgumentException when it would be longer than any text may be
   */
  void pay(List<Datum> written) throws ArgumentException {
    long characters = 0;
    for (Datum each : written) {
      characters = characters(each, characters);
    }
    pay(characters);
  }

  /** What a value adds to a text of a length; counted no further than is of interest. */
  private static long characters(Datum value, long before) {
    if (before > Budget.LONGEST_TEXT) {
      return before;
    }
    return switch (value) {
      case Datum.Str(String text) -> before + text.length();
      case Datum.Null _, Datum.Bool _, Datum.Num _, Datum.Unknown _ -> before + 1;
      case Datum.Sensitive(Datum inner) -> characters(inner, before);
      case Datum.Seq seq -> {
        long so = before + 1;
        for (Datum element : seq.elements()) {
          so = characters(element, so);
        }
        yield so;
      }
      case Datum.Obj obj -> {
        long so = before + 1;
        for (var member : obj.members().entrySet()) {
          so = characters(member.getValue(), so + member.getKey().length());
        }
        yield so;
      }
    };
  }

  /**
   * A string result, paid for.
   *
   * @throws ArgumentException when it is longer than any text may be
   */
  Datum result(String text) throws ArgumentException {
    pay(text.length());
    return Datum.of(text);
  }
}
