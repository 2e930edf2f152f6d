package dev.plumbline.forecast.danger;

import dev.plumbline.model.plan.Acknowledgement;
import java.time.LocalDate;
import java.util.List;

/**
 * Where a change can speak of the dangers of a stack, beside the comments in its graphs.
 *
 * @param stack its name, {@code infra/app@prod}
 * @param comments whether its sources have a place for comments; JSON and a removed stack have none
 * @param before what the repository's settings took on before the change
 * @param now what they take on after it
 * @param today the day of the review
 */
public record Words(
    String stack,
    boolean comments,
    List<Acknowledgement> before,
    List<Acknowledgement> now,
    LocalDate today) {
  public Words {
    before = List.copyOf(before);
    now = List.copyOf(now);
  }

  /** What to write to take a danger on. */
  String answer(String address) {
    return comments
        ? "# plumbline:acknowledge " + address + " reason=\"…\""
        : "in .plumbline.yaml, below acknowledgements: - {stack: "
            + quoted(stack)
            + ", address: "
            + quoted(address)
            + ", reason: \"…\"}";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
