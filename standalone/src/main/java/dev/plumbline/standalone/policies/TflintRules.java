package dev.plumbline.standalone.policies;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.pack.Scope;
import dev.plumbline.policy.suppression.Exclusion;
import java.util.List;

/** Rules that {@code .tflint.hcl} switches off: {@code rule "NAME" { enabled = false }}. */
final class TflintRules {
  private static final String FILE = ".tflint.hcl";

  private TflintRules() {}

  static List<Exclusion> disabled(SourceTree sources) {
    byte[] source = sources.file(FILE);
    return source == null
        ? List.of()
        : HclParser.parse(FILE, source, Budget.generous()).body().blocks("rule").stream()
            .filter(TflintRules::isOff)
            .map(TflintRules::exclusion)
            .toList();
  }

  private static boolean isOff(Body.Block rule) {
    Body.Attribute enabled = rule.body().attribute("enabled");
    return rule.label(0) != null
        && enabled != null
        && enabled.expression() instanceof Expression.Literal(Value.Bool(boolean on), _)
        && !on;
  }

  private static Exclusion exclusion(Body.Block rule) {
    var skip = new Suppression("tflint", String.valueOf(rule.label(0)), "", "", null, rule.range());
    return new Exclusion(skip, Scope.EVERYWHERE, List.of(), List.of());
  }
}
