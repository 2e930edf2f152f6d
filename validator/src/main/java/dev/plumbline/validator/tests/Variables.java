package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.terraform.PlannedRun;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that a module's test has to give: what its caller or environment gives, where that
 * differs from what Terraform finds by itself, and examples for the rest that need a value.
 */
final class Variables {
  private final PlannedRun plain;
  private final Sources sources;
  private final Map<String, Value> wanted;
  private final Map<String, Value> written;
  private final Secrets secrets;

  /**
   * @param plain the module without any values
   * @param wanted what its caller or environment gives, by name
   * @param written what the repository's own tests give
   * @param secrets what stays where it is; an example stands for it
   */
  Variables(
      PlannedRun plain, Map<String, Value> wanted, Map<String, Value> written, Secrets secrets) {
    this.plain = plain;
    this.sources = new Sources(plain.tree(), plain.budget());
    this.wanted = wanted;
    this.written = written;
    this.secrets = secrets;
  }

  /** Empty where a variable needs a value that nobody can make up. */
  Optional<Given> given(Graph graph) {
    var given = new Given(Map.of());
    for (Variable variable : graph.declarations().variables()) {
      if (!variable.module().isEmpty()) {
        continue;
      }
      Value value = wanted.get(variable.name());
      boolean told = value != null && isPlain(value) && !secrets.holds(variable.name(), value);
      if (told && value != null && !value.equals(variable.value().unmarked())) {
        given = given.with(variable.name(), value);
      } else if (!told && !variable.hasDefault() && !variable.value().isWhollyKnown()) {
        Optional<Given> more = example(given, variable);
        if (more.isEmpty()) {
          return Optional.empty();
        }
        given = more.get();
      } else if (secrets.holds(variable.name(), variable.value())) {
        // Terraform finds it by itself, and what is made of it would stand in assertions.
        given = example(given, variable).orElse(given);
      }
    }
    return Optional.of(given);
  }

  private Optional<Given> example(Given given, Variable variable) {
    Body.Block block = sources.block(variable.range());
    Value known = written.get(variable.name());
    if (known != null && !secrets.holds(variable.name(), known)) {
      return Optional.of(given.with(variable.name(), known));
    }
    List<Value> candidates = block == null ? List.of() : Examples.of(variable.name(), block);
    for (Value candidate : candidates) {
      Given more = given.with(variable.name(), candidate);
      if (!more.in(plain).refused().contains(variable.name())) {
        return Optional.of(more);
      }
    }
    return Optional.empty();
  }

  /** Whether a value can be written into a test: known, and nobody's secret. */
  static boolean isPlain(Value value) {
    return value.isWhollyKnown()
        && switch (value) {
          case Value.Sensitive _ -> false;
          case Value.Seq(List<Value> elements) -> elements.stream().allMatch(Variables::isPlain);
          case Value.Obj(Map<String, Value> members) ->
              members.values().stream().allMatch(Variables::isPlain);
          case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Unknown _ -> true;
        };
  }
}
