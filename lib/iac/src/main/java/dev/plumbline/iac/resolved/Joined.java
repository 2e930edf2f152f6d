package dev.plumbline.iac.resolved;

import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Text made of parts, and the first thing about it that is not known. */
public final class Joined {
  private final String expression;
  private final StringBuilder text = new StringBuilder();
  private final List<Provenance.Step> trace = new ArrayList<>();
  private Value.Unknown unknown = Unknowns.because("");
  private boolean known = true;
  private boolean sensitive;

  /**
   * @param expression what it is made by, as the source has it
   */
  public Joined(String expression) {
    this.expression = expression;
  }

  public void add(String part) {
    text.append(part);
  }

  public void add(Resolved part) {
    trace.addAll(part.trace());
    sensitive |= part.value() instanceof Value.Sensitive;
    var found = Unknowns.in(part.value());
    if (known && found.isPresent()) {
      known = false;
      unknown = found.get();
    }
    text.append(text(part.value()));
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
