package dev.plumbline.facts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFormation's types call their properties, nested ones as well, wherever they stand. Only
 * for words that people read: it does not say at which path a property is.
 */
public final class PropertyNames {
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
    TemplateType described = TemplateTypes.bundled().get(type);
    return described == null
        ? null
        : READ.computeIfAbsent(type, _ -> read(described))
            .get(attribute.replace("_", "").toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> read(TemplateType described) {
    var names = new HashMap<String, String>();
    collect(described.properties(), names, new HashSet<>());
    return names;
  }

  /** The outermost property of a name is the one that is meant. */
  private static void collect(
      Map<String, PropertyFacts> properties, Map<String, String> names, Set<String> seen) {
    new TreeMap<>(properties)
        .keySet()
        .forEach(name -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
    properties.values().stream()
        .filter(property -> seen.add(property.element()))
        .forEach(property -> collect(TemplateTypes.bundled().members(property), names, seen));
  }
}
