package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Span;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;

/**
 * What goes along with an evaluation: where problems go, what it may cost, which files it may read.
 *
 * @param depth how many templates stand around this one
 */
public record Evaluation(Problems problems, Budget budget, Files files, int depth) {
  public Evaluation(Problems problems, Budget budget, Files files) {
    this(problems, budget, files, 0);
  }

  /** The same with problems kept apart, for {@code try} and for branches that are not taken. */
  public Evaluation aside() {
    return new Evaluation(new Problems(), budget, files, depth);
  }

  public Evaluation deeper() {
    return new Evaluation(problems, budget, files, depth + 1);
  }

  public void error(String summary, String detail, Span subject) {
    problems.add(Diagnostic.error(summary, detail, subject.range()));
  }

  public void warning(String summary, String detail, Span subject) {
    problems.add(Diagnostic.warning(summary, detail, subject.range()));
  }
}
