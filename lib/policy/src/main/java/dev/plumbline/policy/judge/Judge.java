package dev.plumbline.policy.judge;

import dev.plumbline.model.section.Review.Undecided;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Result.Defect;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.judge.Docket.Fault;
import dev.plumbline.policy.term.Asked;
import dev.plumbline.policy.term.Change;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies policies to every resource of a scene. Rules are compiled when a resource of their types
 * is first seen, and kept. Safe to share between threads.
 */
public final class Judge {
  /** As a docket has them: policy by policy, and each in the order in which it meets resources. */
  private static final Comparator<Answer> IN_ORDER =
      Comparator.comparingInt(Answer::place)
          .thenComparingInt(Answer::turn)
          .thenComparingInt(answer -> answer.subject().number());

  private final Map<Rule, CompiledRule> compiled = new ConcurrentHashMap<>();

  /** Judges a scene; a policy that fails to answer counts as unknown and spoils no other. */
  public Docket judge(Scene scene, Agenda agenda, Budget budget) {
    var docket = new Docket();
    judge(scene, agenda, budget, false, docket::add);
    return docket;
  }

  /** The same, with what each of its judgements rests on. */
  public Minutes minutes(Scene scene, Agenda agenda, Budget budget) {
    var minutes = new Minutes(scene, agenda);
    judge(scene, agenda, budget, true, minutes::add);
    return minutes;
  }

  /**
   * What {@link #judge} gives for another state of a stack. Only what rests on something that
   * differs is judged again; the faults that neither changed nor moved are the very same objects.
   */
  public Docket again(Minutes earlier, Scene scene, Budget budget) {
    Change change = Change.between(earlier.scene(), scene).orElse(null);
    if (change == null) {
      return judge(scene, earlier.agenda(), budget);
    }
    Set<Answer> stale = earlier.stale(change);
    var answers = new ArrayList<Answer>();
    earlier.open().stream()
        .filter(answer -> !stale.contains(answer))
        .map(answer -> answer.in(change))
        .forEach(answers::add);
    for (Answer answer : stale) {
      if (change.isKept(answer.subject())) {
        Subject subject = change.now(answer.subject());
        answers.add(answer(earlier.agenda(), answer.place(), scene, subject, budget));
      }
    }
    for (Subject subject : change.changedAfter()) {
      earlier
          .agenda()
          .about(scene, subject)
          .filter(place -> isAsked(earlier.agenda().policies().get(place), scene))
          .forEach(place -> answers.add(answer(earlier.agenda(), place, scene, subject, budget)));
    }
    answers.sort(IN_ORDER);
    var docket = new Docket();
    docket.pass(earlier.passed(change, stale));
    answers.forEach(docket::add);
    return docket;
  }

  private void judge(
      Scene scene, Agenda agenda, Budget budget, boolean noting, Consumer<Answer> told) {
    agenda
        .about(scene)
        .filter(place -> isAsked(agenda.policies().get(place), scene))
        .forEach(place -> {
          Policy policy = agenda.policies().get(place);
          var hearings = new LinkedHashMap<Subject, Hearing>();
          int turn = 0;
          for (Rule rule : policy.rules()) {
            CompiledRule ready = compiled.get(rule);
            for (String type : rule.types()) {
              int now = turn++;
              for (Subject subject : scene.ofType(type)) {
                hearings
                    .computeIfAbsent(subject, one -> new Hearing(policy, place, now, one, noting))
                    .hear(rule, ready, scene, budget);
              }
            }
          }
          hearings.values().forEach(hearing -> told.accept(hearing.answer()));
        });
  }

  private static boolean isAsked(Policy policy, Scene scene) {
    return policy.isAbout(scene.graph().stack().kind());
  }

  /** One policy's answer for one resource that it is about. */
  private Answer answer(Agenda agenda, int place, Scene scene, Subject subject, Budget budget) {
    Policy policy = agenda.policies().get(place);
    Hearing hearing = null;
    int turn = 0;
    for (Rule rule : policy.rules()) {
      for (String type : rule.types()) {
        if (scene.lists(type, subject)) {
          hearing = hearing == null ? new Hearing(policy, place, turn, subject, false) : hearing;
          hearing.hear(rule, null, scene, budget);
        }
        turn++;
      }
    }
    if (hearing == null) {
      throw new IllegalArgumentException(policy.id() + " is not about " + subject);
    }
    return hearing.answer();
  }

  /** A policy at one resource, rule by rule. */
  private final class Hearing {
    private final Policy policy;
    private final int place;
    private final int turn;
    private final Subject subject;
    private final @Nullable Asked asked;
    private final List<Judgement> judgements = new ArrayList<>(1);
    private final List<Defect> defects = new ArrayList<>(0);

    Hearing(Policy policy, int place, int turn, Subject subject, boolean noting) {
      this.policy = policy;
      this.place = place;
      this.turn = turn;
      this.subject = subject;
      this.asked = noting ? new Asked() : null;
    }

    /**
     * @param ready the rule, where it was compiled before
     */
    void hear(Rule rule, @Nullable CompiledRule ready, Scene scene, Budget budget) {
      try {
        CompiledRule whole = ready == null ? compile(policy, rule) : ready;
        judgements.addAll(scene.noting(asked, () -> whole.judge(subject, scene, budget)));
      } catch (BudgetExceededException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        defects.add(new Defect(policy.id(), subject.resource().address(), e));
        judgements.add(
            new Judgement(
                Judgement.Verdict.UNKNOWN,
                rule,
                subject.place(),
                "the policy itself failed: a defect"));
      }
    }

    Answer answer() {
      var faults = new ArrayList<Fault>(0);
      Judgement open = null;
      for (Judgement one : judgements) {
        switch (one.verdict()) {
          case FAIL -> faults.add(new Fault(policy, one.rule(), subject, one.place(), one.each()));
          case UNKNOWN -> open = open == null ? one : open;
          case PASS -> {}
        }
      }
      Undecided undecided =
          open == null || !faults.isEmpty()
              ? null
              : new Undecided(policy.id(), subject.resource().address(), open.wanted());
      return new Answer(place, turn, subject, faults, undecided, defects, asked);
    }
  }

  private CompiledRule compile(Policy policy, Rule rule) {
    return compiled.computeIfAbsent(rule, _ -> CompiledRule.of(policy, rule));
  }
}
