package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes nodes that nobody wrote; their place is that of what they are made for.
 *
 * @param key where the resource that they are made for has its name
 * @param at what they follow from
 */
record Nodes(Span key, Span at) {
  static final String REGION_ACCOUNT = "${AWS::Region}:${AWS::AccountId}";

  /** The same, following from a property or an event. */
  Nodes at(YamlNode node) {
    return new Nodes(key, node.span());
  }

  YamlNode text(String text) {
    return new YamlNode.Scalar(text, false, "", at);
  }

  YamlNode.Scalar name(String text) {
    return new YamlNode.Scalar(text, false, "", key);
  }

  YamlNode list(List<YamlNode> elements) {
    return new YamlNode.Sequence(List.copyOf(elements), "", at);
  }

  YamlNode texts(String... texts) {
    return list(List.of(texts).stream().map(this::text).toList());
  }

  YamlNode ref(String name) {
    return map("Ref", text(name));
  }

  YamlNode getAtt(String name, String attribute) {
    return map("Fn::GetAtt", texts(name, attribute));
  }

  YamlNode sub(String text) {
    return map("Fn::Sub", text(text));
  }

  YamlNode.Entry entry(String name, YamlNode value) {
    return new YamlNode.Entry(new YamlNode.Scalar(name, false, "", at), value);
  }

  /** A mapping of names and nodes, one after the other; what is null is left out. */
  YamlNode map(@Nullable Object... namesAndNodes) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    for (int i = 0; i < namesAndNodes.length; i += 2) {
      if (namesAndNodes[i] instanceof String name && namesAndNodes[i + 1] instanceof YamlNode it) {
        entries.add(entry(name, it));
      }
    }
    return new YamlNode.Mapping(List.copyOf(entries), "", at);
  }

  YamlNode mapOf(List<YamlNode.Entry> entries) {
    return new YamlNode.Mapping(List.copyOf(entries), "", at);
  }
}
