package dev.plumbline.policy;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.policy.house.Rulebook;
import dev.plumbline.policy.judge.Docket.Fault;
import dev.plumbline.policy.judge.Minutes;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A state of a stack that was judged, with what each judgement rests on, for whoever judges states
 * that differ from it a little. It holds the state's graph, and is for one thread.
 */
public final class EarlierJudgement {
  private final Request request;
  private final Rulebook rulebook;
  private final Chosen policies;
  private final Minutes minutes;
  private final Map<Fault, Finding> written;
  private final Result result;
  private final Set<String> known; // fingerprints

  /**
   * @param written findings before any suppression, by the very faults that they were written of
   */
  EarlierJudgement(
      Request request,
      Rulebook rulebook,
      Chosen policies,
      Minutes minutes,
      IdentityHashMap<Fault, Finding> written,
      Result result) {
    this.request = request;
    this.rulebook = rulebook;
    this.policies = policies;
    this.minutes = minutes;
    this.written = written;
    this.result = result;
    this.known = result.findings().stream().map(Finding::fingerprint).collect(Collectors.toSet());
  }

  /** Findings of a like state, nearly in the order that a result has. */
  List<Finding> nearlyInOrder(Map<String, Finding> findings) {
    var ordered = new ArrayList<Finding>(findings.size());
    for (Finding was : result.findings()) {
      Finding is = findings.get(was.fingerprint());
      if (is != null) {
        ordered.add(is);
      }
    }
    findings.forEach((fingerprint, finding) -> {
      if (!known.contains(fingerprint)) {
        ordered.add(finding);
      }
    });
    return ordered;
  }

  public Result result() {
    return result;
  }

  Rulebook rulebook() {
    return rulebook;
  }

  Chosen policies() {
    return policies;
  }

  Minutes minutes() {
    return minutes;
  }

  Map<Fault, Finding> written() {
    return written;
  }

  /** Whether another state is to be judged in the same way. */
  boolean isLike(Request other) {
    return request.repository().equals(other.repository())
        && request.head().stack().equals(other.head().stack())
        && request.settings().equals(other.settings())
        && request.date().equals(other.date())
        && request.house().equals(other.house())
        && request.hash().equals(other.hash())
        && request.head().declarations().moves().equals(other.head().declarations().moves());
  }
}
