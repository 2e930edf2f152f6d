package dev.plumbline.policy.judge;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Result.Defect;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Applies policies to every resource of a scene. Rules are compiled when a resource of their types
 * is first seen, and kept. Safe to share between threads.
 */
public final class Judge {
  private final Map<Rule, CompiledRule> compiled = new ConcurrentHashMap<>();

  /** Judges a scene; a policy that fails to answer counts as unknown and spoils no other. */
  public Docket judge(Scene scene, Agenda agenda, Budget budget) {
    var docket = new Docket();
    for (Policy policy : agenda.about(scene)) {
      if (policy.isAbout(scene.graph().stack().kind())) {
        judge(policy, scene, budget, docket);
      }
    }
    return docket;
  }

  private void judge(Policy policy, Scene scene, Budget budget, Docket docket) {
    var judged = new LinkedHashMap<Subject, List<Judgement>>();
    for (Rule rule : policy.rules()) {
      for (String type : rule.types()) {
        for (Subject subject : scene.ofType(type)) {
          judged
              .computeIfAbsent(subject, _ -> new ArrayList<>())
              .addAll(judge(policy, rule, subject, scene, budget, docket));
        }
      }
    }
    judged.forEach((subject, judgements) -> docket.add(policy, subject, judgements));
  }

  private List<Judgement> judge(
      Policy policy, Rule rule, Subject subject, Scene scene, Budget budget, Docket docket) {
    try {
      return compile(policy, rule).judge(subject, scene, budget);
    } catch (BudgetExceededException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      docket.defects().add(new Defect(policy.id(), subject.resource().address(), e));
      return List.of(
          new Judgement(
              Judgement.Verdict.UNKNOWN,
              rule,
              subject.place(),
              "the policy itself failed: a defect"));
    }
  }

  private CompiledRule compile(Policy policy, Rule rule) {
    return compiled.computeIfAbsent(rule, _ -> CompiledRule.of(policy, rule));
  }
}
