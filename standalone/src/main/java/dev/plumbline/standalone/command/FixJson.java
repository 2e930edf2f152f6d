package dev.plumbline.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.reporter.output.ShownFixes;
import dev.plumbline.standalone.fix.Patch;
import java.io.IOException;

/** Each stack's fixes and hints as one JSON document, with dots for secrets. */
final class FixJson {
  private FixJson() {}

  /**
   * @param sources tell what of a stack is secret
   * @throws IOException when the artifact store can't be reached
   */
  static String of(Patch patch, HeadSources sources) throws IOException {
    ObjectNode document = Json.mapper().createObjectNode();
    ArrayNode stacks = document.putArray("stacks");
    for (Patch.Part part : patch.parts()) {
      Implementation.Fixes fixes = ShownFixes.of(part.fixes(), sources.veil(part.stack()));
      ObjectNode stack = stacks.addObject();
      stack.put("name", part.name());
      stack.put("postponed", part.isPostponed());
      stack.set("fixes", Json.tree(fixes.fixes()));
      if (!fixes.apart().isEmpty()) {
        stack.set("apart", Json.tree(fixes.apart()));
      }
      if (fixes.together() != null) {
        stack.set("together", Json.tree(fixes.together()));
      }
    }
    return document.toPrettyString() + "\n";
  }
}
