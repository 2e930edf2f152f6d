package dev.plumbline.policy.judge;

import dev.plumbline.policy.term.Change;
import dev.plumbline.policy.term.Resting;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was said of one scene, and what each judgement rests on. Of those that passed by the
 * resource alone only the number is kept.
 */
public final class Minutes {
  private final Scene scene;
  private final Agenda agenda;
  private final Docket docket = new Docket();
  private final List<Answer> open = new ArrayList<>();
  private final Map<Subject, List<Answer>> bySubject = new IdentityHashMap<>();
  private final Resting<Answer> resting = new Resting<>();
  private final int[] plainPasses;

  Minutes(Scene scene, Agenda agenda) {
    this.scene = scene;
    this.agenda = agenda;
    this.plainPasses = new int[scene.subjects().size()];
  }

  void add(Answer answer) {
    docket.add(answer);
    if (answer.isPlainPass()) {
      plainPasses[answer.subject().number()]++;
      return;
    }
    Answer kept = answer.alone();
    bySubject.computeIfAbsent(kept.subject(), _ -> new ArrayList<>(1)).add(kept);
    if (!kept.passes()) {
      open.add(kept);
    }
    if (answer.asked() != null) {
      resting.add(kept, answer.asked());
    }
  }

  /** All that was said. */
  public Docket docket() {
    return docket;
  }

  Scene scene() {
    return scene;
  }

  Agenda agenda() {
    return agenda;
  }

  /** What did not pass, in the docket's order. */
  List<Answer> open() {
    return open;
  }

  /** What does not hold any more, or may not, those of resources that changed among it. */
  Set<Answer> stale(Change change) {
    Set<Answer> stale = Collections.newSetFromMap(new IdentityHashMap<>());
    change.changedBefore().forEach(one -> stale.addAll(bySubject.getOrDefault(one, List.of())));
    resting.touchedBy(change, stale::add);
    return stale;
  }

  /** How many still pass. */
  int passed(Change change, Set<Answer> stale) {
    int passed = docket.checks().passed();
    for (Subject subject : change.changedBefore()) {
      passed -= plainPasses[subject.number()];
    }
    return passed - (int) stale.stream().filter(Answer::passes).count();
  }
}
