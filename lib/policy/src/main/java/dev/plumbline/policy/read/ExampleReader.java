package dev.plumbline.policy.read;

import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads examples: a plain text is Terraform, {@code cloudformation: text}, {@code pulumi: text} and
 * {@code kubernetes: text} name their language; {@code files} (path: text) are those that lie
 * beside it, {@code base: text} is what was there before a change.
 */
final class ExampleReader {
  private static final Map<String, StackSpec.Kind> LANGUAGES =
      Map.of(
          "terraform", StackSpec.Kind.TERRAFORM,
          "cloudformation", StackSpec.Kind.CLOUDFORMATION,
          "pulumi", StackSpec.Kind.PULUMI,
          "kubernetes", StackSpec.Kind.KUBERNETES);

  private static final String FILES = "files";
  private static final String BASE = "base";

  private ExampleReader() {}

  static List<Policy.Example> read(Yaml yaml, Node node) {
    List<Node> listed = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    var examples = new ArrayList<Policy.Example>();
    for (Node example : listed) {
      if (example instanceof MappingNode mapping) {
        Map<String, Node> members = yaml.members(mapping);
        Map<String, String> files = files(yaml, members.remove(FILES));
        Node base = members.remove(BASE);
        String before = base == null ? "" : yaml.text(base);
        members.forEach((key, text) -> named(yaml, key, text, before, files, examples));
      } else {
        examples.add(
            new Policy.Example(StackSpec.Kind.TERRAFORM, yaml.text(example), "", Map.of()));
      }
    }
    return examples;
  }

  private static Map<String, String> files(Yaml yaml, @Nullable Node node) {
    if (node == null) {
      return Map.of();
    }
    var files = new TreeMap<String, String>();
    if (node instanceof MappingNode mapping) {
      yaml.members(mapping).forEach((path, text) -> files.put(path, yaml.text(text)));
    } else {
      yaml.problem(node, "Not a mapping", "Write each file's path and its text.");
    }
    return files;
  }

  private static void named(
      Yaml yaml,
      String key,
      Node text,
      String base,
      Map<String, String> files,
      List<Policy.Example> examples) {
    StackSpec.Kind language = LANGUAGES.get(key);
    if (language == null) {
      yaml.problem(
          text,
          "Unknown language",
          "\"" + key + "\" is none of terraform, cloudformation, pulumi, kubernetes, base, files.");
    } else {
      examples.add(new Policy.Example(language, yaml.text(text), base, files));
    }
  }
}
