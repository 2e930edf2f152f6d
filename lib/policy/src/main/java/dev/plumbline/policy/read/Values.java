package dev.plumbline.policy.read;

import dev.plumbline.model.value.Numerals;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML nodes as values. */
final class Values {
  private Values() {}

  static Value of(Yaml yaml, Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        var members = new LinkedHashMap<String, Value>();
        yaml.members(mapping).forEach((key, value) -> members.put(key, of(yaml, value)));
        yield new Value.Obj(members);
      }
      case SequenceNode list ->
          new Value.Seq(list.getValue().stream().map(element -> of(yaml, element)).toList());
      case ScalarNode scalar -> scalar(yaml, scalar);
      default -> throw new IllegalStateException("no such node: " + node.getClass());
    };
  }

  private static Value scalar(Yaml yaml, ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.BOOL)) {
      return Value.of(Boolean.parseBoolean(text));
    }
    if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
      BigDecimal number = Numerals.decimal(text);
      if (number == null) {
        yaml.problem(scalar, "Not a number", "Write a finite number of usual size, or quote it.");
        return Value.Null.NULL;
      }
      return new Value.Num(number);
    }
    return scalar.getTag().equals(Tag.NULL) ? Value.Null.NULL : Value.of(text);
  }
}
