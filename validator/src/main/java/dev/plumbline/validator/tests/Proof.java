package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.iac.terraform.PlannedRun;
import dev.plumbline.iac.terraform.PlannedRun.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Works out each assertion on the head, where it has to hold, and on a mutant, where it must not.
 */
final class Proof {
  private final PlannedRun head;
  private int survived;

  Proof(PlannedRun head) {
    this.head = head;
  }

  /** An assertion that holds, and fails when it should. */
  record Proved(Sketch sketch, String condition) {}

  /** How many held on their mutant as well. */
  int survived() {
    return survived;
  }

  /**
   * @param most how many are wanted; further ones are not tried
   */
  List<Proved> of(List<Sketch> sketches, int most) {
    Map<Sketch, String> holding = holding(sketches);
    var proved = new ArrayList<Proved>();
    for (Map.Entry<Sketch, String> one : holding.entrySet()) {
      if (proved.size() == most) {
        break;
      }
      if (failsOnMutant(one.getKey(), one.getValue())) {
        proved.add(new Proved(one.getKey(), one.getValue()));
      } else {
        survived++;
      }
    }
    return proved;
  }

  private Map<Sketch, String> holding(List<Sketch> sketches) {
    List<String> conditions =
        sketches.stream().flatMap(sketch -> sketch.conditions().stream()).distinct().toList();
    List<Answer> answers = head.answers(conditions.stream().map(this::parsed).toList());
    var holds = new LinkedHashMap<String, Boolean>();
    for (int i = 0; i < conditions.size(); i++) {
      holds.put(conditions.get(i), answers.get(i).holds());
    }
    var holding = new LinkedHashMap<Sketch, String>();
    for (Sketch sketch : sketches) {
      sketch.conditions().stream()
          .filter(condition -> holds.getOrDefault(condition, false))
          .findFirst()
          .ifPresent(condition -> holding.put(sketch, condition));
    }
    return holding;
  }

  private boolean failsOnMutant(Sketch sketch, String condition) {
    return head.on(sketch.mutant()).answers(List.of(parsed(condition))).getFirst().fails();
  }

  private Expression parsed(String condition) {
    return HclParser.parseExpression(SourceText.of("condition", condition), head.budget())
        .expression();
  }
}
