package dev.plumbline.policy;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Review.Checks;
import dev.plumbline.model.section.Review.Undecided;
import dev.plumbline.model.section.Safeguards;
import java.util.List;
import java.util.Map;

/**
 * What came of it.
 *
 * @param findings of the head, then those that the change fixed; worst first, then by place
 * @param rules by which the head's findings were found, by fingerprint
 * @param checks of the head
 * @param safeguards of the head's resources that hold data or face the Internet
 * @param unfitting patterns of the repository's own suppressions that fit no resource of the head,
 *     each with its place
 * @param defects policies that failed to answer, which is our fault; each counts as unknown
 */
public record Result(
    List<Finding> findings,
    Map<String, Rule> rules,
    Checks checks,
    List<Undecided> undecided,
    List<Safeguards> safeguards,
    List<String> unfitting,
    List<Defect> defects) {
  public Result {
    findings = List.copyOf(findings);
    rules = Map.copyOf(rules);
    undecided = List.copyOf(undecided);
    safeguards = List.copyOf(safeguards);
    unfitting = List.copyOf(unfitting);
    defects = List.copyOf(defects);
  }

  public record Defect(String policy, String resource, Throwable cause) {}
}
