package dev.plumbline.policy.read;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads parameters: {@code name: {type: list, default: [owner], description: …}}. */
final class ParameterReader {
  private ParameterReader() {}

  static List<Parameter> read(Yaml yaml, Node node) {
    var parameters = new ArrayList<Parameter>();
    if (node instanceof MappingNode mapping) {
      yaml.members(mapping)
          .forEach((name, declared) -> {
            Parameter parameter = parameter(yaml, name, declared);
            if (parameter != null) {
              parameters.add(parameter);
            }
          });
    } else {
      yaml.problem(node, "Not a mapping", "Write each parameter's name, and below it its type.");
    }
    return parameters;
  }

  private static @Nullable Parameter parameter(Yaml yaml, String name, Node declared) {
    Map<String, Node> members =
        declared instanceof MappingNode mapping ? yaml.members(mapping) : Map.of();
    Node type = members.get("type");
    Node preset = members.get("default");
    if (type == null || preset == null) {
      yaml.problem(declared, "Missing key", "A parameter needs \"type\" and \"default\".");
      return null;
    }
    Node description = members.get("description");
    Value value = Values.of(yaml, preset);
    var parameter =
        new Parameter(
            name,
            yaml.constant(type, "type", Parameter.Type.class, Parameter.Type.TEXT),
            description == null ? "" : yaml.text(description).strip(),
            value);
    if (!parameter.takes(value)) {
      yaml.problem(preset, "Wrong default", "The default is no " + parameter.type().label() + ".");
    }
    return parameter;
  }
}
