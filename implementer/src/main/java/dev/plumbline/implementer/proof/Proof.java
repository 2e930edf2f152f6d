package dev.plumbline.implementer.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What was shown of a fix, in the order in which it was tried.
 *
 * @param verified whether every step held
 * @param steps one sentence each; the last one of a proof that failed says what failed
 * @param closes addresses of what lets nothing in any more
 */
public record Proof(boolean verified, List<String> steps, List<String> closes) {
  private static final String FAILED = "failed: ";

  public Proof {
    steps = List.copyOf(steps);
    closes = List.copyOf(closes);
  }

  /** A proof that fails with its next step. */
  static Proof failed(List<String> shown, String why) {
    List<String> steps = new ArrayList<>(shown);
    steps.add(FAILED + why);
    return new Proof(false, steps, List.of());
  }

  /** A proof that goes one step further. */
  Proof and(String step) {
    List<String> further = new ArrayList<>(steps);
    further.add(step);
    return new Proof(verified, further, closes);
  }

  /** Of a proof that failed: what failed. */
  public String failure() {
    return steps.getLast().replaceFirst("^" + FAILED, "");
  }

  /** A fix that nobody tried to prove. */
  public static Proof none(String why) {
    return new Proof(false, List.of("not proved: " + why), List.of());
  }
}
