package dev.plumbline.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.section.Report;
import dev.plumbline.reporter.output.Contents;

/** The estimate as one JSON document. */
final class CostJson {
  private CostJson() {}

  static String of(Contents contents) {
    Report report = contents.report();
    ObjectNode cost = Json.mapper().createObjectNode();
    cost.put("repository", report.repository());
    cost.put("base", report.base());
    cost.put("head", report.head());
    cost.put("currency", "USD");
    cost.put("period", "month");
    cost.set("summary", Json.mapper().valueToTree(report.cost()));
    ArrayNode stacks = cost.putArray("stacks");
    for (Contents.Stack stack : contents.stacks()) {
      ObjectNode one = stacks.addObject();
      one.put("name", stack.name());
      one.set("costs", Json.mapper().valueToTree(stack.plan().costs()));
    }
    return cost.toPrettyString() + "\n";
  }
}
