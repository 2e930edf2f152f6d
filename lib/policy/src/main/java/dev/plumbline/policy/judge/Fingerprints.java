package dev.plumbline.policy.judge;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.AttributePaths;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.source.StackSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Identities of findings: hex SHA-256 of repository, stack, environment, policy, first-seen
 * address, attribute path without indices, the element of a list that can have several (see {@link
 * Element}), and which of several alike it is. So an element that is added before another changes
 * nothing for the other, and takes nothing from it.
 */
public final class Fingerprints {
  private final String repository;
  private final StackSpec stack;
  private final FirstSeen firstSeen;
  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * @param moves from earlier addresses to later ones
   */
  public Fingerprints(String repository, StackSpec stack, List<Move> moves) {
    this.repository = repository;
    this.stack = stack;
    this.firstSeen = new FirstSeen(moves);
  }

  /** What another finding's identity is with these moves. To be asked in the findings' order. */
  public String of(Finding finding) {
    return of(finding.policy(), finding.resource(), finding.attribute(), finding.element());
  }

  String of(String policy, String address, String attribute, String element) {
    String path = AttributePaths.withoutIndices(attribute);
    String known =
        String.join(
            "\0",
            repository,
            stack.path(),
            stack.environment(),
            policy,
            firstSeen.of(address),
            element.isEmpty() ? path : path + "\0" + element);
    int same = seen.merge(known, 1, Integer::sum);
    return Sha256.hex(same == 1 ? known : known + "\0" + same);
  }
}
