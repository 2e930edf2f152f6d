package dev.plumbline.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.value.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a plan of the provider's own shows for the attributes of a type that a configuration leaves
 * out, where {@link AttributeFacts#defaultValue} does not say it. Of the AWS provider only.
 *
 * @param values defaults that the provider's code names by a constant
 * @param nulls attributes that the plan leaves at null: they have no default
 * @param open attributes whose planned value or type is not what the facts say, by other attributes
 *     or by the provider's release
 */
public record LeftOut(Map<String, Value> values, Set<String> nulls, Set<String> open) {
  /** Of a type that nobody planned. */
  public static final LeftOut UNSEEN = new LeftOut(Map.of(), Set.of(), Set.of());

  public LeftOut {
    values = Collections.unmodifiableMap(new HashMap<>(values));
    nulls = Set.copyOf(nulls);
    open = Set.copyOf(open);
  }

  /** Read when first asked for. */
  private static final class Lines {
    static final LineFile FILE = LineFile.open("aws.absent.gz");
  }

  /** Those of a type, {@code aws_vpc}; {@link #UNSEEN} for one that is not described. */
  public static LeftOut of(String type) {
    if (!type.startsWith("aws_")) {
      return UNSEEN;
    }
    JsonNode line = Lines.FILE.get(type);
    if (line == null) {
      return UNSEEN;
    }
    var values = new HashMap<String, Value>();
    line.path("d")
        .properties()
        .forEach(each -> values.put(each.getKey(), Json.convert(each.getValue(), Value.class)));
    return new LeftOut(values, names(line.path("n")), names(line.path("o")));
  }

  private static Set<String> names(JsonNode array) {
    return new HashSet<>(AttributeReader.texts(array));
  }
}
