package dev.plumbline.policy;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Review.Checks;
import dev.plumbline.model.section.Review.Undecided;
import dev.plumbline.model.section.Safeguards;
import java.util.List;

/**
 * What came of it.
 *
 * @param findings of the head, then those that the change fixed; worst first, then by place
 * @param checks of the head
 * @param safeguards of the head's resources that hold data or face the Internet
 * @param defects policies that failed to answer, which is our fault; each counts as unknown
 */
public record Result(
    List<Finding> findings,
    Checks checks,
    List<Undecided> undecided,
    List<Safeguards> safeguards,
    List<Defect> defects) {
  public Result {
    findings = List.copyOf(findings);
    undecided = List.copyOf(undecided);
    safeguards = List.copyOf(safeguards);
    defects = List.copyOf(defects);
  }

  public record Defect(String policy, String resource, Throwable cause) {}
}
