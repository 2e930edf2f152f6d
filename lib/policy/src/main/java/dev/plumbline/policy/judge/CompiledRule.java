package dev.plumbline.policy.judge;

import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.cel.Condition;
import dev.plumbline.policy.cel.Language;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Declared;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule ready to judge. */
public record CompiledRule(Policy policy, Rule rule, @Nullable Condition each, Condition fault) {

  /**
   * @throws dev.plumbline.policy.cel.ConditionException when one of its expressions is wrong
   */
  public static CompiledRule of(Policy policy, Rule rule) {
    String each = rule.each();
    return new CompiledRule(
        policy,
        rule,
        each == null ? null : Language.compile(each, rule.parameters()),
        Language.compile(rule.fault(), rule.parameters()));
  }

  /** One verdict for the resource, or one for each element that is at fault or open. */
  List<Judgement> judge(Subject subject, Scene scene, Budget budget) {
    var resource = new Term.Ref(subject);
    if (each == null) {
      return List.of(judgement(fault.evaluate(resource, null, scene, budget), subject));
    }
    Term list = each.evaluate(resource, null, scene, budget);
    List<Term> elements = Reading.elements(list);
    if (elements == null) {
      return List.of(judgement(list instanceof Term.Open ? list : Term.of(false, null), subject));
    }
    var judgements = new ArrayList<Judgement>();
    for (Term element : elements) {
      Judgement one = judgement(fault.evaluate(resource, element, scene, budget), subject);
      if (one.verdict() == Judgement.Verdict.FAIL && one.place().parent() == null) {
        Place at = Term.placeOf(element);
        one = at == null ? one : new Judgement(one.verdict(), rule, at, "");
      }
      judgements.add(one.of(element));
    }
    return judgements.isEmpty() ? List.of(judgement(Term.of(false, null), subject)) : judgements;
  }

  private Judgement judgement(Term term, Subject subject) {
    Place found = Term.placeOf(term);
    Place place = found == null || isDeclaration(found, subject) ? subject.place() : found;
    return switch (Term.truth(term)) {
      case TRUE -> new Judgement(Judgement.Verdict.FAIL, rule, place, "");
      case FALSE -> new Judgement(Judgement.Verdict.PASS, rule, place, "");
      case OPEN -> open(term, place);
    };
  }

  /** What was asked about the stack, such as its language, is not where a resource is at fault. */
  private static boolean isDeclaration(Place found, Subject subject) {
    return found.subject() != subject && Declared.NAMES.containsKey(found.subject().type());
  }

  private Judgement open(Term term, Place place) {
    if (term instanceof Term.Open open) {
      if (open.onlyAbsent()) {
        return switch (rule.absent()) {
          case FAIL -> new Judgement(Judgement.Verdict.FAIL, rule, place, "");
          case PASS -> new Judgement(Judgement.Verdict.PASS, rule, place, "");
          case UNKNOWN -> new Judgement(Judgement.Verdict.UNKNOWN, rule, place, wanted(open));
        };
      }
      return new Judgement(Judgement.Verdict.UNKNOWN, rule, place, wanted(open));
    }
    return new Judgement(
        Judgement.Verdict.UNKNOWN, rule, place, "the condition gives no yes or no");
  }

  private static String wanted(Term.Open open) {
    Cause first = open.causes().getFirst();
    return first.wanted();
  }
}
