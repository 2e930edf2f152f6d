package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Traversal;

/** Has no names at all: what may only be written with constants, such as a variable's default. */
public enum ClosedScope implements Scope {
  CONSTANTS("Only constants are allowed here."),
  TEMPLATE("A template sees only the variables that are handed to it.");

  private final String why;

  ClosedScope(String why) {
    this.why = why;
  }

  @Override
  public Resolution resolve(Traversal.Absolute reference, Evaluation evaluation) {
    String name = reference.root();
    evaluation.error(
        "Unknown name",
        "There is nothing named \"" + name + "\" here. " + why,
        reference.rootSpan());
    return new Resolution(
        Datum.unknown(Type.Dynamic.ANY, "there is nothing named \"" + name + "\""),
        reference.steps().size());
  }
}
