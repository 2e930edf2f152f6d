package dev.plumbline.policy.read;

import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads examples: a plain text is Terraform, {@code cloudformation: text} and {@code pulumi: text}
 * name their language; {@code base: text} beside it is what was there before a change.
 */
final class ExampleReader {
  private static final Map<String, StackSpec.Kind> LANGUAGES =
      Map.of(
          "terraform", StackSpec.Kind.TERRAFORM,
          "cloudformation", StackSpec.Kind.CLOUDFORMATION,
          "pulumi", StackSpec.Kind.PULUMI);

  private static final String BASE = "base";

  private ExampleReader() {}

  static List<Policy.Example> read(Yaml yaml, Node node) {
    List<Node> listed = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    var examples = new ArrayList<Policy.Example>();
    for (Node example : listed) {
      if (example instanceof MappingNode mapping) {
        Map<String, Node> members = yaml.members(mapping);
        Node base = members.remove(BASE);
        String before = base == null ? "" : yaml.text(base);
        members.forEach((key, text) -> named(yaml, key, text, before, examples));
      } else {
        examples.add(new Policy.Example(StackSpec.Kind.TERRAFORM, yaml.text(example), ""));
      }
    }
    return examples;
  }

  private static void named(
      Yaml yaml, String key, Node text, String base, List<Policy.Example> examples) {
    StackSpec.Kind language = LANGUAGES.get(key);
    if (language == null) {
      yaml.problem(
          text,
          "Unknown language",
          "\"" + key + "\" is none of terraform, cloudformation, pulumi, base.");
    } else {
      examples.add(new Policy.Example(language, yaml.text(text), base));
    }
  }
}
