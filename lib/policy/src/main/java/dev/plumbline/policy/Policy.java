package dev.plumbline.policy;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * @param cause what policies share that say several things of one fault; {@code ""} for none
 * @param notes for maintainers: limits, and labels of peers that we hold to be wrong
 * @param level what its findings do to the verdict
 * @param mandatory a repository can neither suppress nor soften it
 * @param languages it is about; empty for every one
 * @param parameters what packs and repositories can set
 */
public record Policy(
    String id,
    String title,
    String why,
    Severity severity,
    Category category,
    PhaseName phase,
    List<Rule> rules,
    Remediation remediation,
    List<String> controls,
    List<String> references,
    List<String> aliases,
    String cause,
    String notes,
    List<Example> bad,
    List<Example> good,
    Finding.Level level,
    boolean mandatory,
    Set<StackSpec.Kind> languages,
    List<Parameter> parameters) {

  /**
   * A whole small stack that shows what a policy finds or lets pass.
   *
   * @param language what {@code source} is written in
   * @param base what was there before, for policies about changes; {@code ""} for nothing
   * @param files that lie beside it, such as {@code .plumbline.yaml}
   */
  public record Example(
      StackSpec.Kind language, String source, String base, Map<String, String> files) {
    public Example {
      files = Map.copyOf(files);
    }
  }

  public Policy {
    rules = List.copyOf(rules);
    controls = List.copyOf(controls);
    references = List.copyOf(references);
    aliases = List.copyOf(aliases);
    bad = List.copyOf(bad);
    good = List.copyOf(good);
    languages = Set.copyOf(languages);
    parameters = List.copyOf(parameters);
  }

  /** Whether it has anything to say of a stack in this language. */
  public boolean isAbout(StackSpec.Kind language) {
    return languages.isEmpty() || languages.contains(language);
  }

  /** Whether a recipe can be tried on what it finds, at least by one of its rules. */
  public boolean hasRecipe() {
    return rules.stream().anyMatch(rule -> rule.fix() != null);
  }

  /** The same policy with these controls. */
  public Policy controlledBy(List<String> named) {
    return with(severity, rules, named, level, mandatory);
  }

  /** The same policy as someone wants it to be applied. */
  public Policy ranked(Severity as, Finding.Level counting, boolean must) {
    return with(as, rules, controls, counting, must);
  }

  /**
   * The same policy with other values of its parameters.
   *
   * @param values of some of them
   */
  public Policy with(Map<String, Value> values) {
    List<Rule> bound = rules.stream().map(rule -> rule.with(values)).toList();
    return with(severity, bound, controls, level, mandatory);
  }

  private Policy with(
      Severity as, List<Rule> by, List<String> named, Finding.Level counting, boolean must) {
    return new Policy(
        id,
        title,
        why,
        as,
        category,
        phase,
        by,
        remediation,
        named,
        references,
        aliases,
        cause,
        notes,
        bad,
        good,
        counting,
        must,
        languages,
        parameters);
  }
}
