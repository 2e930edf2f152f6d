package dev.plumbline.policy.cel;

import dev.plumbline.facts.Facts;
import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.term.Absence;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Evaluates a condition on the first resource of a graph. */
public final class Evaluation {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private Evaluation() {}

  public static Term of(String condition, GraphText text) {
    var graph = text.graph();
    var scene = new Scene(graph, new Absence(Facts.bundled(), Map.of()), List.of(), TODAY);
    var subject = scene.ofType(graph.resources().getFirst().type()).getFirst();
    return Language.compile(condition)
        .evaluate(new Term.Ref(subject), null, scene, Budget.generous());
  }

  /** On one security group with the attributes given. */
  public static Term of(String condition, String json) {
    return of(condition, new GraphText().resource("aws_security_group.x", json));
  }
}
