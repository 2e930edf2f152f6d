package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.terraform.PlannedRun;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value for each validated variable that its validation refuses, and nothing else. */
final class Rejections {
  private final Subject subject;
  private final Secrets secrets;

  private Rejections(Subject subject, Secrets secrets) {
    this.subject = subject;
    this.secrets = secrets;
  }

  /**
   * @param most how many are wanted
   */
  static List<Block> of(Subject subject, int most, Secrets secrets) {
    var rejections = new Rejections(subject, secrets);
    var blocks = new ArrayList<Block>();
    for (Variable variable : subject.graph().declarations().variables()) {
      Body.Block block = subject.sources().block(variable.range());
      boolean validated = block != null && !block.body().blocks("validation").isEmpty();
      if (validated && block != null && variable.module().isEmpty() && blocks.size() < most) {
        rejections
            .refused(variable, block)
            .map(value -> block(variable, value))
            .ifPresent(blocks::add);
      }
    }
    return blocks;
  }

  private Optional<Value> refused(Variable variable, Body.Block block) {
    List<Value> literals = Examples.literals(block);
    Value now = variable.value().unmarked();
    Value from =
        now.isWhollyKnown()
                && !variable.sensitive()
                && !secrets.holds(variable.name(), now)
                && !(now instanceof Value.Null)
            ? now
            : Examples.of(variable.name(), block).stream().findFirst().orElse(now);
    return Variations.of(from, literals).stream()
        .filter(value -> isRefused(variable, value, subject.run()))
        .filter(value -> !isRefused(variable, value, withoutValidation(block)))
        .findFirst();
  }

  /** Whether the variable, and no other, refuses the value. */
  private static boolean isRefused(Variable variable, Value value, PlannedRun run) {
    return new Given(Map.of(variable.name(), value))
        .in(run)
        .refused()
        .equals(java.util.Set.of(variable.name()));
  }

  /** The module with a variable that takes everything of its type. */
  private PlannedRun withoutValidation(Body.Block variable) {
    return subject.run().on(subject.sources().without(variable.body().blocks("validation")));
  }

  private static Block block(Variable variable, Value value) {
    var lines = new ArrayList<String>();
    lines.add("command = plan");
    lines.add("");
    lines.add("variables {");
    Literals.attributes(Map.of(variable.name(), value)).forEach(line -> lines.add("  " + line));
    lines.add("}");
    lines.add("");
    lines.add("expect_failures = [var." + variable.name() + "]");
    return new Block("run \"rejects_" + variable.name() + "\"", lines, 1);
  }
}
