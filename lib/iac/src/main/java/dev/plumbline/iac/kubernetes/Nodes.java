package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlScalars;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes as values with their places. What is null is not there, as for the server. */
final class Nodes {
  private Nodes() {}

  static Resolved resolved(YamlNode node) {
    SourceRange range = node.span().range();
    return switch (node) {
      case YamlNode.Scalar scalar -> Resolved.leaf(YamlScalars.value(scalar), range);
      case YamlNode.Sequence it ->
          new Resolved.Elements(
              it.elements().stream().map(Nodes::resolved).toList(), range, List.of());
      case YamlNode.Mapping it -> {
        Map<String, Resolved.Member> members = new LinkedHashMap<>();
        for (YamlNode.Entry entry : it.entries()) {
          Resolved value = resolved(entry.value());
          if (value.value() != Value.Null.NULL) {
            members.put(entry.key().text(), new Resolved.Member(value, entry.span().range()));
          }
        }
        yield new Resolved.Members(members, range, List.of());
      }
    };
  }
}
