package dev.plumbline.pipeline.event;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a subscriber of findings knows of a tracked branch, each event folded into the state of its
 * finding. Findings of several branches may have the same fingerprint, so it is given the events of
 * one. For one thread.
 */
public final class KnownFindings {
  /** How a finding stands. */
  public enum State {
    OPEN,
    SUPPRESSED,
    FIXED,
    CLOSED
  }

  private final Map<String, State> states = new HashMap<>();
  private final Map<String, Finding> contents = new HashMap<>();
  private final List<String> misfits = new ArrayList<>();

  public void take(FindingEvent event) {
    Finding finding = event.finding();
    switch (event) {
      case FindingEvent.Opened _ -> next(finding, State.OPEN, List.of(State.CLOSED), true);
      case FindingEvent.Changed _ -> next(finding, State.OPEN, List.of(State.OPEN), false);
      case FindingEvent.Suppressed _ ->
          next(finding, State.SUPPRESSED, List.of(State.values()), true);
      case FindingEvent.Fixed _ ->
          next(finding, State.FIXED, List.of(State.OPEN, State.SUPPRESSED), false);
      case FindingEvent.Reopened _ ->
          next(finding, State.OPEN, List.of(State.FIXED, State.SUPPRESSED), false);
      case FindingEvent.Closed _ ->
          next(finding, State.CLOSED, List.of(State.OPEN, State.SUPPRESSED), false);
      case FindingEvent.Reported _ -> {} // says nothing of a branch
    }
  }

  /** What stays as it is has to have something new to tell, or it is told twice. */
  private void next(Finding finding, State now, List<State> before, boolean first) {
    String fingerprint = finding.fingerprint();
    State was = states.get(fingerprint);
    boolean told = now == was && finding.equals(contents.get(fingerprint));
    if (told || !(was == null ? first : before.contains(was))) {
      misfits.add(fingerprint + ": " + was + " → " + now);
    }
    states.put(fingerprint, now);
    contents.put(fingerprint, finding);
  }

  /** Those that are open or suppressed, by fingerprint. */
  public SortedMap<String, State> live() {
    var live = new TreeMap<>(states);
    live.values().removeAll(List.of(State.FIXED, State.CLOSED));
    return live;
  }

  /** Events that did not fit what was before, in words; none where all came once and in order. */
  public List<String> misfits() {
    return List.copyOf(misfits);
  }
}
