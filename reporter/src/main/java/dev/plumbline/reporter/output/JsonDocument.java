package dev.plumbline.reporter.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.reporter.output.Contents.Stack;
import java.util.List;

/**
 * Plumbline's own document, for scripts. Members are only ever added within one {@code version};
 * the reporter's README describes them.
 */
final class JsonDocument {
  static final int VERSION = 1;

  private JsonDocument() {}

  static String render(Contents contents) {
    Report report = contents.report();
    ObjectNode document = Nodes.object();
    document.put("version", VERSION);
    document.put("reviewId", report.reviewId());
    document.put("repository", report.repository());
    document.put("ref", report.ref());
    document.put("head", report.head());
    document.put("base", report.base());
    document.put("startedAt", report.startedAt().toString());
    document.put("endedAt", report.endedAt().toString());
    document.put("verdict", report.verdict().label());
    document.put("summary", report.summary());
    document.set("tally", Json.tree(report.tally()));
    document.set("actions", Json.tree(report.actions()));
    document.set("dangers", Json.tree(report.dangers()));
    document.set("incomplete", Json.tree(report.incomplete()));
    document.set("links", Json.tree(report.links()));
    document.set("notes", Json.tree(report.notes()));
    if (report.cost() != null) {
      document.set("cost", Json.tree(report.cost()));
    }
    ArrayNode stacks = document.putArray("stacks");
    Environments environments = Environments.of(contents);
    contents.stacks().forEach(stack -> stacks.add(stack(stack, environments)));
    return Nodes.print(document);
  }

  private static ObjectNode stack(Stack stack, Environments environments) {
    StackReport report = stack.report();
    ObjectNode node = Nodes.object();
    node.put("name", stack.name());
    node.set("spec", Json.tree(report.stack()));
    node.put("removed", report.removed());
    node.put("comparable", report.comparable());
    node.set("phases", Json.tree(report.phases()));
    node.set("tally", Json.tree(report.tally()));
    if (report.checks() != null) {
      node.set("checks", Json.tree(report.checks()));
    }
    if (report.coverage() != null) {
      node.set("coverage", Json.tree(report.coverage()));
    }
    node.set("unjudged", Json.tree(report.unjudged()));
    node.set("problems", Json.tree(report.problems()));
    node.set("inventory", Json.tree(report.inventory()));
    node.set("conventions", Json.tree(report.conventions()));
    node.set("points", Json.tree(report.points()));
    node.set("findings", findings(stack, environments));
    node.set("external", Json.tree(stack.external()));
    node.set("undecided", Json.tree(stack.undecided()));
    node.set("safeguards", Json.tree(stack.safeguards()));
    node.set("changes", Json.tree(stack.plan().changes()));
    node.set("dangers", Json.tree(report.dangers()));
    node.set("consequences", Json.tree(stack.plan().consequences()));
    if (stack.plan().costs() != null) {
      node.set("costs", Json.tree(stack.plan().costs()));
    }
    node.set("scenarios", Json.tree(stack.plan().scenarios()));
    node.set("tests", Json.tree(stack.plan().generated()));
    node.set("fixes", fixes(stack));
    node.set("waves", Json.tree(stack.strategy().waves()));
    node.set("rollback", Json.tree(stack.strategy().rollback()));
    if (stack.plan().rollback() != null) {
      node.set("rollbackCard", Json.tree(stack.plan().rollback()));
    }
    return node;
  }

  /** A review's document gets about: its diffs and edits are to be read, and hide credentials. */
  private static ArrayNode fixes(Stack stack) {
    ArrayNode all = Json.mapper().createArrayNode();
    for (Implementation.Fix fix : stack.fixes()) {
      ObjectNode node = (ObjectNode) Json.tree(fix);
      node.put("diff", SecretText.maskedLines(fix.diff()));
      all.add(node);
    }
    return all;
  }

  /** As they are, and where their stack is one environment of several, with those they hold in. */
  private static ArrayNode findings(Stack stack, Environments environments) {
    ArrayNode all = Json.mapper().createArrayNode();
    StackSpec spec = stack.report().stack();
    for (Finding finding : stack.findings()) {
      ObjectNode node = (ObjectNode) Json.tree(finding);
      List<String> holding = environments.of(spec, finding);
      if (!holding.isEmpty()) {
        node.set("environments", Json.tree(holding));
      }
      all.add(node);
    }
    return all;
  }
}
