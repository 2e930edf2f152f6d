package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The section {@code Rules}: what parameters have to be before anything is deployed. What is wrong
 * with its form is reported, and each assertion that is certain to be violated.
 *
 * <p>Source: AWS CloudFormation User Guide, "Rules syntax", and Template Reference, "Rule
 * functions".
 */
final class Rules {
  private final RuleFunctions functions;
  private final Scope scope;
  private final Set<String> given;

  /**
   * @param given names of the parameters whose values are not their defaults
   */
  Rules(RuleFunctions functions, Scope scope, Set<String> given) {
    this.functions = functions;
    this.scope = scope;
    this.given = Set.copyOf(given);
  }

  void check(YamlNode template) {
    YamlNode rules = template.member("Rules").orElse(null);
    if (rules == null) {
      return;
    }
    if (!(rules instanceof YamlNode.Mapping)) {
      malformed("The rules are a mapping of their names.", rules);
    }
    for (YamlNode.Entry rule : rules.members()) {
      check(rule.key().text(), rule.value());
    }
    scope.takeReferences(); // What a rule looks at is no part of any resource.
  }

  private void check(String name, YamlNode rule) {
    List<YamlNode> looked = new ArrayList<>();
    YamlNode condition = rule.member("RuleCondition").orElse(null);
    Value applies = condition == null ? Value.Bool.TRUE : functions.decide(condition);
    if (condition != null) {
      looked.add(condition);
    }
    YamlNode assertions = rule.member("Assertions").orElse(null);
    if (!(assertions instanceof YamlNode.Sequence list)) {
      malformed("The rule \"" + name + "\" needs a list of Assertions.", rule);
      return;
    }
    for (YamlNode assertion : list.elements()) {
      YamlNode asserted = assertion.member("Assert").orElse(null);
      if (asserted == null) {
        malformed("Each assertion of the rule \"" + name + "\" needs an Assert.", assertion);
        continue;
      }
      Value holds = functions.decide(asserted);
      if (applies.equals(Value.Bool.TRUE) && holds.equals(Value.Bool.FALSE)) {
        looked.add(asserted);
        violated(name, assertion, byDefault(looked));
        looked.removeLast();
      }
    }
  }

  /**
   * A default may be there to be replaced, and nobody has deployed with it: that is a warning; a
   * value that was given is an error.
   */
  private void violated(String name, YamlNode assertion, boolean byDefault) {
    String description =
        assertion.member("AssertDescription").flatMap(YamlNode::scalarText).orElse("");
    String what =
        "The rule \""
            + name
            + "\" does not hold"
            + (byDefault ? " with the parameters' defaults" : " with these parameters")
            + (description.isEmpty() ? "." : ": " + description);
    SourceRange range = assertion.span().range();
    if (byDefault) {
      scope.warning("Rule violated by defaults", what, range);
    } else {
      scope.error("Rule violated", what, range);
    }
  }

  private boolean byDefault(List<YamlNode> expressions) {
    Set<String> names = functions.parametersOf(expressions);
    return names.isEmpty() || !given.containsAll(names);
  }

  private void malformed(String detail, YamlNode at) {
    scope.error("Invalid rule", detail, at.span().range());
  }
}
