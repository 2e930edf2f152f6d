package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.iac.terraform.PlannedRun;
import dev.plumbline.iac.terraform.PlannedRun.Answer;
import dev.plumbline.model.test.BrokenTest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which assertions of a committed test file do not hold any more, in generated blocks only. */
final class Upkeep {
  private static final int LONGEST = 200;

  private final Committed committed;
  private final PlannedRun head;
  private final @Nullable PlannedRun base;
  private final Secrets secrets;
  private final List<BrokenTest> broken = new ArrayList<>();

  /**
   * @param head the module under test without values
   * @param base the same before the change; null where nobody knows
   * @param secrets what a committed test may say, and what is told of it may not
   */
  Upkeep(Committed committed, PlannedRun head, @Nullable PlannedRun base, Secrets secrets) {
    this.committed = committed;
    this.head = head;
    this.base = base;
    this.secrets = secrets;
  }

  /** Those that are certain to fail, edited or not. */
  List<BrokenTest> broken() {
    for (Body.Block block : committed.file().body().blocks("run")) {
      Stamp stamp = committed.stamp(block);
      // What tests another module is somebody's own.
      if (stamp != Stamp.NONE && block.body().blocks("module").isEmpty()) {
        conditions(block, stamp == Stamp.EDITED);
        refusals(block, stamp == Stamp.EDITED);
      }
    }
    return List.copyOf(broken);
  }

  private PlannedRun with(PlannedRun module, Body.Block block) {
    var values = new ArrayList<>(committed.variables());
    block.body().blocks("variables").forEach(own -> values.addAll(own.body().attributes()));
    return module.with(values);
  }

  private void conditions(Body.Block block, boolean edited) {
    List<Expression> conditions =
        block.body().blocks("assert").stream()
            .flatMap(assertion -> Stream.ofNullable(assertion.body().attribute("condition")))
            .map(Body.Attribute::expression)
            .toList();
    List<Answer> now = with(head, block).answers(conditions);
    if (now.stream().noneMatch(Answer::fails)) {
      return;
    }
    List<Answer> before = base == null ? List.of() : with(base, block).answers(conditions);
    for (int i = 0; i < conditions.size(); i++) {
      if (now.get(i).fails()) {
        boolean old = before.isEmpty() || before.get(i).fails();
        add(block, conditions.get(i).span().text(), old, edited, conditions.get(i));
      }
    }
  }

  private void refusals(Body.Block block, boolean edited) {
    Body.Attribute failures = block.body().attribute("expect_failures");
    if (failures == null || !(failures.expression() instanceof Expression.Tuple expected)) {
      return;
    }
    SortedSet<String> now = with(head, block).refused();
    for (Expression one : expected.elements()) {
      boolean variable =
          one instanceof Traversal.Absolute reference && reference.root().equals("var");
      String name = one.span().text().substring(variable ? "var.".length() : 0);
      if (variable && !now.contains(name)) {
        boolean old = base == null || !with(base, block).refused().contains(name);
        add(block, "var." + name + " to refuse its value", old, edited, one);
      }
    }
  }

  private void add(
      Body.Block block, String expected, boolean before, boolean edited, Expression at) {
    String line =
        secrets.tells(expected) ? "what holds a secret" : expected.replaceAll("\\s+", " ");
    broken.add(
        new BrokenTest(
            String.valueOf(block.label(0)),
            line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line,
            before,
            edited,
            at.span().range()));
  }
}
