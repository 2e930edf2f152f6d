package dev.plumbline.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.standalone.fix.Patch;

/** Each stack's fixes and hints as one JSON document. */
final class FixJson {
  private FixJson() {}

  static String of(Patch patch) {
    ObjectNode document = Json.mapper().createObjectNode();
    ArrayNode stacks = document.putArray("stacks");
    for (Patch.Part part : patch.parts()) {
      ObjectNode stack = stacks.addObject();
      stack.put("name", part.name());
      stack.put("postponed", part.isPostponed());
      stack.set("fixes", Json.tree(part.fixes().fixes()));
      if (!part.fixes().apart().isEmpty()) {
        stack.set("apart", Json.tree(part.fixes().apart()));
      }
      if (part.fixes().together() != null) {
        stack.set("together", Json.tree(part.fixes().together()));
      }
    }
    return document.toPrettyString() + "\n";
  }
}
