package dev.plumbline.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFormation's types call their properties, nested ones as well, wherever they stand. Only
 * for words that people read: it does not say at which path a property is.
 */
public final class PropertyNames {
  private static final class Holder {
    static final LineFile FILE = LineFile.open("cfn-names.map.gz");
  }

  private static final Map<String, Map<String, String>> READ = new ConcurrentHashMap<>();

  private PropertyNames() {}

  /**
   * The property that is called as an attribute of Terraform's, letter by letter.
   *
   * @param type {@code AWS::Lambda::Function}
   * @param attribute {@code tracing_config}
   * @return {@code TracingConfig}; null where the type has none of that name
   */
  public static @Nullable String find(String type, String attribute) {
    return READ.computeIfAbsent(type, PropertyNames::read)
        .get(attribute.replace("_", "").toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> read(String type) {
    JsonNode listed = Holder.FILE.get(type);
    var names = new HashMap<String, String>();
    if (listed != null) {
      listed.forEach(name -> names.put(name.asText().toLowerCase(Locale.ROOT), name.asText()));
    }
    return names;
  }
}
