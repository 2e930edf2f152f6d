package dev.plumbline.iac.resolved;

import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Text made of parts, and the first thing about it that is not known. */
public final class Joined {
  /** Ways that a value came by; with more parts than that, the first ones tell. */
  private static final int MOST_STEPS = 100;

  private final String expression;
  private final Budget budget;
  private final StringBuilder text = new StringBuilder();
  private final List<Provenance.Step> trace = new ArrayList<>();
  private Value.Unknown unknown = Unknowns.because("");
  private boolean known = true;
  private boolean sensitive;

  /**
   * @param expression what it is made by, as the source has it
   * @param budget which pays for the text
   */
  public Joined(String expression, Budget budget) {
    this.expression = expression;
    this.budget = budget;
  }

  public void add(String part) {
    append(Value.of(part));
  }

  public void add(Resolved part) {
    part.trace().stream().limit(MOST_STEPS - trace.size()).forEach(trace::add);
    sensitive |= part.value() instanceof Value.Sensitive;
    var found = Unknowns.in(part.value());
    if (known && found.isPresent()) {
      known = false;
      unknown = found.get();
    }
    append(part.value());
  }

  private void append(Value part) {
    long characters = characters(part, text.length()) - text.length();
    if (text.length() + characters > Budget.LONGEST_TEXT) {
      unknown = known ? tooLong() : unknown;
      known = false;
      return;
    }
    budget.write(characters);
    text.append(text(part));
  }

  /** What stands for a text that is longer than any may be. */
  public static Value.Unknown tooLong() {
    return Unknowns.because(
        "the text would have more than %,d characters".formatted(Budget.LONGEST_TEXT));
  }

  /**
   * About how many characters there are when a value is written behind so many, as text or as JSON;
   * counted no further than to one that is longer than any text may be.
   */
  public static long characters(Value value, long before) {
    if (before > Budget.LONGEST_TEXT) {
      return before;
    }
    return switch (value) {
      case Value.Str(String text) -> before + text.length();
      case Value.Num(BigDecimal number) -> before + number.precision() + Math.abs(number.scale());
      case Value.Bool _, Value.Null _, Value.Unknown _ -> before + 1;
      case Value.Sensitive(Value inner) -> characters(inner, before);
      case Value.Seq seq -> {
        long so = before;
        for (Value element : seq.elements()) {
          so = characters(element, so + 1);
        }
        yield so;
      }
      case Value.Obj obj -> {
        long so = before;
        for (var member : obj.members().entrySet()) {
          so = characters(member.getValue(), so + member.getKey().length() + 1);
        }
        yield so;
      }
    };
  }

  /** What is known of the text: unknown parts are empty in it. */
  public String known() {
    return text.toString();
  }

  /** The text; unknown where a part is, and sensitive where a part is. */
  public Resolved result(SourceRange range) {
    Value value = known ? Value.of(text.toString()) : Unknowns.derived(unknown, expression);
    Value marked = sensitive ? new Value.Sensitive(value) : value;
    return new Resolved.Leaf(marked, range, List.copyOf(trace));
  }

  /** A scalar as it is written into text; a list with commas between; nothing for the rest. */
  public static String text(Value value) {
    return switch (value.unmarked()) {
      case Value.Str(String text) -> text;
      case Value.Num(BigDecimal number) -> number.toPlainString();
      case Value.Bool(boolean flag) -> Boolean.toString(flag);
      case Value.Seq seq -> String.join(",", seq.elements().stream().map(Joined::text).toList());
      case Value.Null _, Value.Obj _, Value.Unknown _, Value.Sensitive _ -> "";
    };
  }
}
