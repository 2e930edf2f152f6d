package dev.plumbline.policy;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.StackSpec;
import java.util.List;

/**
 * One policy, as its file says it.
 *
 * @param id the file's path below {@code policies/}, without ending: {@code
 *     aws/s3/encryption-at-rest}
 * @param why what can happen when it is not followed
 * @param rules tried for each resource of their types
 * @param remediation what to do, in words
 * @param controls of frameworks, as in {@code cis-aws-1.4.0:2.1.5}
 * @param aliases peers' ids, only of checks that decide the same
 * @param notes for maintainers: limits, and labels of peers that we hold to be wrong
 */
public record Policy(
    String id,
    String title,
    String why,
    Severity severity,
    Category category,
    PhaseName phase,
    List<Rule> rules,
    String remediation,
    List<String> controls,
    List<String> references,
    List<String> aliases,
    String notes,
    List<Example> bad,
    List<Example> good) {

  /**
   * A whole small stack that shows what a policy finds or lets pass.
   *
   * @param language what {@code source} is written in
   * @param base what was there before, for policies about changes; {@code ""} for nothing
   */
  public record Example(StackSpec.Kind language, String source, String base) {}

  public Policy {
    rules = List.copyOf(rules);
    controls = List.copyOf(controls);
    references = List.copyOf(references);
    aliases = List.copyOf(aliases);
    bad = List.copyOf(bad);
    good = List.copyOf(good);
  }

  /** The same policy with these controls. */
  public Policy controlledBy(List<String> named) {
    return new Policy(
        id,
        title,
        why,
        severity,
        category,
        phase,
        rules,
        remediation,
        named,
        references,
        aliases,
        notes,
        bad,
        good);
  }
}
