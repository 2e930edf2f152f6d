package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code Globals} gives to all resources of a type: mappings are merged, lists put one after
 * the other, anything else is the resource's own where it has it. AWS SAM Developer Guide, "Globals
 * section", "Overridable properties".
 */
record Globals(YamlNode template) {
  private static final String PREFIX = "AWS::Serverless::";

  /** The properties of a resource with those of its type's globals. */
  List<YamlNode.Entry> properties(YamlNode resource, String type) {
    List<YamlNode.Entry> own =
        resource.member("Properties").map(YamlNode::members).orElse(List.of());
    List<YamlNode.Entry> global =
        template
            .member("Globals")
            .flatMap(all -> all.member(type.substring(PREFIX.length())))
            .map(YamlNode::members)
            .orElse(List.of());
    return global.isEmpty() ? own : merged(global, own);
  }

  private static List<YamlNode.Entry> merged(
      List<YamlNode.Entry> global, List<YamlNode.Entry> own) {
    Map<String, YamlNode.Entry> all = new LinkedHashMap<>();
    global.forEach(entry -> all.put(entry.key().text(), entry));
    for (YamlNode.Entry entry : own) {
      YamlNode.Entry shared = all.get(entry.key().text());
      all.put(
          entry.key().text(),
          shared == null
              ? entry
              : new YamlNode.Entry(entry.key(), merged(shared.value(), entry.value())));
    }
    return List.copyOf(all.values());
  }

  private static YamlNode merged(YamlNode global, YamlNode own) {
    if (isCall(global) || isCall(own)) {
      return own;
    }
    if (global instanceof YamlNode.Mapping shared && own instanceof YamlNode.Mapping mine) {
      return new YamlNode.Mapping(
          merged(shared.entries(), mine.entries()), mine.tag(), mine.span());
    }
    if (global instanceof YamlNode.Sequence shared && own instanceof YamlNode.Sequence mine) {
      List<YamlNode> both = new ArrayList<>(shared.elements());
      both.addAll(mine.elements());
      return new YamlNode.Sequence(List.copyOf(both), mine.tag(), mine.span());
    }
    return own;
  }

  /** Whether a node is an intrinsic function, whose value nobody merges. */
  static boolean isCall(YamlNode node) {
    if (node.tag().startsWith("!")) {
      return true;
    }
    List<YamlNode.Entry> members = node.members();
    String only = members.size() == 1 ? members.getFirst().key().text() : "";
    return only.startsWith("Fn::") || only.equals("Ref");
  }
}
