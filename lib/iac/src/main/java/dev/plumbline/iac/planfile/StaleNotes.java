package dev.plumbline.iac.planfile;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says where code and plan part, a bounded number of times. */
final class StaleNotes {
  private static final String SUMMARY = "Stale plan";
  private static final String AGAIN = " Make the plan anew.";
  private static final int MOST = 20;

  private final PlanFile plan;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Diagnostic> contradictions = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private boolean explained;

  StaleNotes(PlanFile plan) {
    this.plan = plan;
  }

  /** The code has another constant there than the plan was made of. */
  void changed(Resource resource, String path) {
    addresses.add(resource.address());
    note(
        "The plan in \""
            + plan.path()
            + "\" was made when "
            + resource.address()
            + " had another "
            + path
            + ", so nothing of it is taken for this resource."
            + AGAIN,
        resource.rangeOf(path));
  }

  /** The code comes to another value there than the plan has. */
  void contradicted(Resource resource, String path) {
    addresses.add(resource.address());
    if (contradictions.size() < MOST) {
      contradictions.add(
          Diagnostic.warning(
              SUMMARY,
              "The plan in \""
                  + plan.path()
                  + "\" has another "
                  + path
                  + " of "
                  + resource.address()
                  + " than the code comes to, so nothing of it is taken for this resource."
                  + AGAIN,
              resource.rangeOf(path)));
    }
  }

  /** The plan keeps, makes or changes an instance that the code does not have. */
  void absent(String address) {
    if (!addresses.contains(address)) {
      addresses.add(address);
      note(
          "The plan in \""
              + plan.path()
              + "\" does something to "
              + address
              + ", which the code does not have, other than to destroy or forget it."
              + AGAIN,
          SourceRange.startOf(plan.path()));
    }
  }

  /** The plan does not know a resource that the code has. */
  void missing(Resource resource) {
    if (plan.plan() && plan.complete() && resource.mode() == Resource.Mode.MANAGED) {
      addresses.add(resource.address());
      note(
          "The plan in \"" + plan.path() + "\" has no " + resource.address() + "." + AGAIN,
          resource.header());
    }
  }

  /** The code does not have what the plan does. */
  void gone(String block) {
    if (plan.plan()) {
      plan.instances().keySet().stream()
          .filter(address -> Addresses.withoutKeys(address).equals(block))
          .forEach(addresses::add);
      note(
          "The plan in \""
              + plan.path()
              + "\" has "
              + block
              + ", which the code does not have."
              + AGAIN,
          SourceRange.startOf(plan.path()));
    }
  }

  /** A file in the repository gives a root variable another value than the plan was made with. */
  void compare(List<Variable> variables) {
    for (Variable variable : variables) {
      PlanFile.Input input = plan.variables().get(variable.name());
      if (variable.module().isEmpty() && input != null && differs(variable.value(), input)) {
        explained = true;
        note(
            "The plan in \""
                + plan.path()
                + "\" was made with another value of \""
                + variable.name()
                + "\" than the repository gives; the repository's is taken."
                + AGAIN,
            variable.range());
      }
    }
  }

  private static boolean differs(Value ours, PlanFile.Input input) {
    return ours.isWhollyKnown()
        && !(ours instanceof Value.Null)
        && (!input.byDefault() || isScalar(ours))
        && !Filling.consistent(ours, PlannedValues.plain(input.value()));
  }

  /** What a default of several values is filled up with, a plan does not say. */
  private static boolean isScalar(Value value) {
    return value.unmarked() instanceof Value.Bool
        || value.unmarked() instanceof Value.Num
        || value.unmarked() instanceof Value.Str;
  }

  private void note(String detail, SourceRange place) {
    if (diagnostics.size() < MOST) {
      diagnostics.add(Diagnostic.warning(SUMMARY, detail, place));
    }
  }

  /** Another value of a variable says enough of what comes of it. */
  List<Diagnostic> diagnostics() {
    return explained
        ? diagnostics
        : Stream.concat(diagnostics.stream(), contradictions.stream()).limit(MOST).toList();
  }

  /** Of the resources of which the plan says nothing that counts. */
  List<String> addresses() {
    return addresses;
  }
}
