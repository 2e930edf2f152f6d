package dev.plumbline.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CloudFormation's own types, for whoever writes templates: how properties are spelt, nested ones
 * too, which are required, which values they take, and which types hold data. Read lazily, type by
 * type; safe to share.
 */
public final class TemplateTypes {
  private static final TemplateTypes BUNDLED = new TemplateTypes();

  private final Map<String, TemplateType> types = new ConcurrentHashMap<>();
  private final Map<String, Map<String, PropertyFacts>> definitions = new ConcurrentHashMap<>();

  private TemplateTypes() {}

  /** The file is opened when a type is first asked for. */
  private static final class Bundled {
    static final LineFile FILE = LineFile.open("cfn.types.gz");
  }

  public static TemplateTypes bundled() {
    return BUNDLED;
  }

  /**
   * A type, or null where CloudFormation has none of that name.
   *
   * @param name {@code AWS::S3::Bucket}
   */
  public @Nullable TemplateType get(String name) {
    TemplateType known = types.get(name);
    JsonNode line = known == null && !name.startsWith("#") ? Bundled.FILE.get(name) : null;
    if (line != null) {
      known =
          new TemplateType(
              name,
              properties(line.path("p")),
              AttributeReader.texts(line.path("ro")),
              line.path("st").asInt() == 1);
      types.put(name, known);
    }
    return known;
  }

  /** The same, of a name in whatever case; null where there is none, or more than one. */
  public @Nullable TemplateType inAnyCase(String name) {
    String exact = Names.BY_LOWER_CASE.get(name.toLowerCase(Locale.ROOT));
    return exact == null ? null : get(exact);
  }

  /** Made when a name is first asked for that nobody spelt as CloudFormation does. */
  private static final class Names {
    static final Map<String, String> BY_LOWER_CASE =
        Bundled.FILE.keys().stream()
            .collect(
                Collectors.toMap(
                    name -> name.toLowerCase(Locale.ROOT), name -> name, (one, other) -> ""));
  }

  /** The properties of what a property holds, or of each element; empty where it has no such. */
  public Map<String, PropertyFacts> members(PropertyFacts property) {
    String element = property.element();
    return element.matches("@\\d+")
        ? definitions.computeIfAbsent(
            element.substring(1), number -> properties(Bundled.FILE.get("#" + number)))
        : Map.of();
  }

  private static Map<String, PropertyFacts> properties(@Nullable JsonNode object) {
    if (object == null) {
      throw new IllegalStateException("cfn.types.gz lacks a definition that it names");
    }
    var properties = new TreeMap<String, PropertyFacts>();
    for (var field : object.properties()) {
      JsonNode rec = field.getValue();
      properties.put(
          field.getKey(),
          new PropertyFacts(
              rec.path("t").asText(),
              rec.path("r").asInt() == 1,
              AttributeReader.texts(rec.path("enum"))));
    }
    return java.util.Collections.unmodifiableMap(properties);
  }
}
