package dev.plumbline.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.plan.PlanComparison;
import dev.plumbline.model.section.Report;
import dev.plumbline.reporter.output.Contents;

/** The predicted plan as one JSON document. */
final class PlanJson {
  private PlanJson() {}

  static String of(Contents contents) {
    Report report = contents.report();
    ObjectNode plan = Json.mapper().createObjectNode();
    plan.put("repository", report.repository());
    plan.put("base", report.base());
    plan.put("head", report.head());
    plan.set("actions", Json.tree(report.actions()));
    plan.set("dangers", Json.tree(report.dangers()));
    plan.set("incomplete", Json.tree(report.incomplete()));
    ArrayNode stacks = plan.putArray("stacks");
    for (Contents.Stack stack : contents.stacks()) {
      ObjectNode one = stacks.addObject();
      one.put("name", stack.name());
      one.put("removed", stack.report().removed());
      one.put("comparable", stack.plan().comparable());
      one.set("changes", Json.tree(stack.plan().changes()));
      PlanComparison supplied = stack.plan().supplied();
      if (supplied != null) {
        one.set("supplied", Json.tree(supplied));
      }
      one.set("consequences", Json.tree(stack.plan().consequences()));
      one.set("waves", Json.tree(stack.strategy().waves()));
      one.set("rollback", Json.tree(stack.strategy().rollback()));
      if (stack.plan().rollback() != null) {
        one.set("rollbackCard", Json.tree(stack.plan().rollback()));
      }
    }
    return plan.toPrettyString() + "\n";
  }
}
