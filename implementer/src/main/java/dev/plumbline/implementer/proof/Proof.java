package dev.plumbline.implementer.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What was shown of a fix, in the order in which it was tried.
 *
 * @param verified whether every step held
 * @param steps one sentence each; the last one of a proof that failed says what failed
 */
public record Proof(boolean verified, List<String> steps) {
  public Proof {
    steps = List.copyOf(steps);
  }

  /** A proof that fails with its next step. */
  static Proof failed(List<String> shown, String why) {
    List<String> steps = new ArrayList<>(shown);
    steps.add("failed: " + why);
    return new Proof(false, steps);
  }

  /** A proof that goes one step further. */
  Proof and(String step) {
    List<String> further = new ArrayList<>(steps);
    further.add(step);
    return new Proof(verified, further);
  }

  /** A fix that nobody tried to prove. */
  public static Proof none(String why) {
    return new Proof(false, List.of("not proved: " + why));
  }
}
