package dev.plumbline.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.plumbline.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * docs/openapi.yaml as what it promises. Readers tolerate members that are not described; here they
 * are problems, so that none is forgotten.
 */
final class OpenApi {
  private static final Path DOCS =
      Path.of(System.getProperty("project.root", "..")).resolve("docs");
  private static final String HERE = "urn:plumbline:openapi";

  private final JsonNode document;
  private final JsonSchemaFactory factory;

  OpenApi() throws IOException {
    String yaml = Files.readString(DOCS.resolve("openapi.yaml"));
    document = Json.tree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    Map<String, String> texts = new HashMap<>();
    texts.put(HERE, strict(document.deepCopy()).toString());
    try (var files = Files.list(DOCS.resolve("schemas"))) {
      for (Path file : files.toList()) {
        JsonNode schema = Json.mapper().readTree(Files.readAllBytes(file));
        texts.put("urn:plumbline:" + file.getFileName(), strict(without(schema, "$id")).toString());
      }
    }
    factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
  }

  /** {@code GET /api/reviews/{}}, whatever the parameters' names. */
  TreeSet<String> operations() {
    var operations = new TreeSet<String>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                  if (List.of("get", "post", "put", "delete").contains(method)) {
                    operations.add(
                        method.toUpperCase(java.util.Locale.ROOT)
                            + " "
                            + path.getKey().replaceAll("\\{[^}]*}", "{}"));
                  }
                }));
    return operations;
  }

  /** Paths with a GET of this tag. */
  List<String> paths(String tag) {
    return document.get("paths").properties().stream()
        .filter(path -> path.getValue().at("/get/tags/0").asText().equals(tag))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The keys that a GET takes behind the question mark. */
  TreeSet<String> queryKeys(String path) {
    var keys = new TreeSet<String>();
    for (JsonNode each : document.get("paths").path(path).at("/get/parameters")) {
      JsonNode parameter = resolved(each);
      if (parameter.path("in").asText().equals("query")) {
        keys.add(parameter.path("name").asText());
      }
    }
    return keys;
  }

  /**
   * Every way in which an answer is not what is described.
   *
   * @param path as in the document
   */
  List<String> problems(String method, String path, int status, String type, String body) {
    JsonNode answer =
        resolved(document.at("/paths").path(path).path(method).path("responses").path("" + status));
    if (answer.isMissingNode()) {
      return List.of(method + " " + path + ": " + status + " is not described");
    }
    String plain = type.replaceFirst(";.*", "").strip();
    JsonNode content = answer.path("content").path(plain);
    if (content.isMissingNode()) {
      return List.of(method + " " + path + " " + status + ": " + plain + " is not described");
    }
    if (!plain.endsWith("json")) {
      return List.of();
    }
    var schema = factory.getSchema(SchemaLocation.of(HERE + "#" + pointer(content.get("schema"))));
    return schema.validate(body, InputFormat.JSON).stream()
        .map(ValidationMessage::getMessage)
        .map(message -> method + " " + path + " " + status + ": " + message)
        .toList();
  }

  /** Where in the document this very node stands. */
  private String pointer(JsonNode wanted) {
    return found(document, wanted, "");
  }

  private static String found(JsonNode in, JsonNode wanted, String at) {
    if (in == wanted) {
      return at;
    }
    if (in instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        String name = member.getKey().replace("~", "~0").replace("/", "~1");
        String deeper = found(member.getValue(), wanted, at + "/" + name);
        if (!deeper.isEmpty()) {
          return deeper;
        }
      }
    }
    return "";
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.startsWith("#") ? document.at(reference.substring(1)) : node;
  }

  private static JsonNode without(JsonNode schema, String member) {
    ((ObjectNode) schema).remove(member);
    return schema;
  }

  /** References to the schemas' files become those that the validator knows. */
  private static JsonNode strict(JsonNode node) {
    if (node instanceof ObjectNode object) {
      String reference = object.path("$ref").asText();
      if (reference.startsWith("./schemas/")) {
        object.put("$ref", reference.replace("./schemas/", "urn:plumbline:"));
      }
      if (object.path("type").asText().equals("object")
          && object.has("properties")
          && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
      object.elements().forEachRemaining(OpenApi::strict);
    } else if (node instanceof ArrayNode array) {
      array.elements().forEachRemaining(OpenApi::strict);
    }
    return node;
  }
}
