package dev.plumbline.iac.cloudformation;

import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.iac.resolved.Resolved;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a CloudFormation type is in Terraform: the mapping of types with what {@code types.txt} adds
 * to it. The head of that file describes its form.
 */
final class Types {
  private static final Map<String, Entry> MORE = read();

  private Types() {}

  /**
   * @param type empty where the mapping knows it
   */
  private record Entry(String type, Map<String, String> attributes, Map<String, String> split) {}

  /** The mapping of a type, or null where it has none. */
  static @Nullable TypeMapping of(String type, Resolved.Members properties) {
    String variant = Variants.of(type, properties);
    TypeMapping known = TypeMappings.cloudFormation().get(type);
    Entry more = MORE.get(variant);
    if (more == null || (known == null && more.type().isEmpty())) {
      return known;
    }
    var attributes = new HashMap<String, String>();
    var split = new HashMap<String, String>();
    if (known != null && more.type().isEmpty()) {
      attributes.putAll(known.attributes());
      split.putAll(known.split());
    }
    attributes.putAll(more.attributes());
    split.putAll(more.split());
    String mapped = known != null && more.type().isEmpty() ? known.type() : more.type();
    return new TypeMapping(type, mapped, attributes, split);
  }

  /**
   * The Terraform type of a property that is a resource of its own there, with the one attribute
   * that it is after a dot; null where it is none.
   *
   * @param type as CloudFormation has it, {@code AWS::ApiGateway::Stage}
   */
  static @Nullable String split(String type, String property, @Nullable TypeMapping mapping) {
    Entry more = MORE.get(type);
    String own = more == null ? null : more.split().get(property);
    return own != null || mapping == null ? own : mapping.split().get(property);
  }

  private static Map<String, Entry> read() {
    var all = new HashMap<String, Entry>();
    var current = new Entry("", new HashMap<>(), new HashMap<>());
    for (String line : Table.lines("types.txt")) {
      String[] sides = line.strip().split(" >{1,2} ", 2);
      String target = sides.length < 2 ? "" : sides[1];
      if (!line.startsWith(" ")) {
        current = new Entry(target, new HashMap<>(), new HashMap<>());
        all.put(sides[0], current);
      } else if (target.isEmpty()) {
        throw new IllegalStateException("types.txt: \"" + line + "\" names no target");
      } else {
        (line.contains(" >> ") ? current.split() : current.attributes()).put(sides[0], target);
      }
    }
    return all;
  }
}
