package dev.plumbline.policy;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a policy judges resources of some types.
 *
 * @param types as in {@code aws_s3_bucket}, {@code data.aws_iam_policy_document}, or a declaration:
 *     {@code variable}, {@code module}, …; {@code aws_*} for all that begin so
 * @param each an expression for the elements that are judged one by one; null for the resource as a
 *     whole
 * @param fault the condition in CEL; true means at fault
 * @param absent the verdict where nothing but absent attributes without a default leave the
 *     condition open
 * @param message one sentence; {@code {address}}, {@code {by}} of the resource that decided, {@code
 *     {name}}, {@code {attribute}}, {@code {value}}, {@code {resource.…}} and {@code
 *     {parameters.…}} are filled in
 * @param remediation what to do about what this rule finds, in words; {@code ""} where the policy's
 *     holds
 * @param fix null where the remedy needs a person
 * @param parameters the policy's, with their values; {@code parameters.x} in its expressions
 */
public record Rule(
    List<String> types,
    @Nullable String each,
    String fault,
    Absent absent,
    String message,
    String remediation,
    @Nullable Fix fix,
    Map<String, Value> parameters) {

  public enum Absent {
    FAIL,
    PASS,
    UNKNOWN
  }

  public Rule {
    types = List.copyOf(types);
    parameters = Map.copyOf(parameters);
  }

  /** What makes its fix a hint, however well it is proved. */
  public List<Fix.Hold> holds() {
    return fix == null ? List.of() : fix.holds();
  }

  /** The same rule with other values of some parameters. */
  Rule with(Map<String, Value> values) {
    var all = new HashMap<>(parameters);
    all.putAll(values);
    return new Rule(types, each, fault, absent, message, remediation, fix, all);
  }
}
