package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Makes the bundled files from the source tables: {@code -Dfacts.source=DIRECTORY} checks that they
 * are current, {@code -Dfacts.write=true} writes them.
 */
class FactsFilesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/plumbline/facts");

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azurerm", "google", "kubernetes", "helm"})
  void aProvidersFactsAreThoseOfTheSourceTable(String provider) {
    JsonNode source = source(provider);
    var lines = new TreeMap<String, JsonNode>();
    lines.put("@", meta(source.path("meta")));
    JsonNode definitions = source.path("defs");
    for (int i = 0; i < definitions.size(); i++) {
      lines.put("#" + i, definitions.get(i));
    }
    source.path("resources").properties().forEach(r -> lines.put(r.getKey(), r.getValue()));

    compare(provider + ".facts.gz", lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cfn-tf", "pulumi-aws", "pulumi-azurerm", "pulumi-google"})
  void aMappingIsThatOfTheSourceTable(String name) {
    var lines = new TreeMap<String, JsonNode>();
    for (var type : source(name).path("types").properties()) {
      lines.put(
          type.getKey(), type.getValue().isArray() ? pulumi(type.getValue()) : type.getValue());
    }

    compare(name + ".map.gz", lines);
  }

  @Test
  void theTypesOfTemplatesAreThoseOfTheSourceTable() {
    JsonNode source = source("cfn");
    var lines = new TreeMap<String, JsonNode>();
    for (var definition : source.path("defs").properties()) {
      lines.put("#" + definition.getKey(), named(definition.getValue()));
    }
    for (var type : source.path("types").properties()) {
      ObjectNode line = Json.mapper().createObjectNode();
      line.set("p", named(type.getValue().path("p")));
      line.set("ro", type.getValue().path("ro"));
      if (type.getValue().has("st")) {
        line.set("st", type.getValue().path("st"));
      }
      lines.put(type.getKey(), line);
    }

    compare("cfn.types.gz", lines);
  }

  /** What is needed to write a property down; what a change of it does is not. */
  private static JsonNode named(JsonNode properties) {
    ObjectNode named = Json.mapper().createObjectNode();
    for (var property : properties.properties()) {
      ObjectNode record = named.putObject(property.getKey());
      for (String key : List.of("t", "r", "enum")) {
        JsonNode value = property.getValue().get(key);
        if (value != null) {
          record.set(key, value);
        }
      }
    }
    return named;
  }

  @Test
  void whatCloudFormationReplacesIsThatOfTheSourceTable() {
    JsonNode source = source("cfn");
    var lines = new TreeMap<String, JsonNode>();
    for (var type : source.path("types").properties()) {
      ObjectNode updates = Json.mapper().createObjectNode();
      for (var property : type.getValue().path("p").properties()) {
        updates.put(property.getKey(), property.getValue().path("f").asInt());
        nested(property.getKey(), property.getValue(), source.path("defs"), updates);
      }
      lines.put(type.getKey(), updates);
    }

    compare("cfn.updates.gz", lines);
  }

  /** Of what is nested only that which replaces; five levels hold all of it. */
  private static void nested(String path, JsonNode owner, JsonNode defs, ObjectNode updates) {
    Matcher reference = Pattern.compile("@(\\d+)").matcher(owner.path("t").asText());
    if (!reference.find() || path.chars().filter(c -> c == '.').count() == 4) {
      return;
    }
    for (var property : defs.path(reference.group(1)).properties()) {
      String at = path + "." + property.getKey();
      if (property.getValue().path("f").asInt() > 0) {
        updates.put(at, property.getValue().path("f").asInt());
      }
      nested(at, property.getValue(), defs, updates);
    }
  }

  private static JsonNode pulumi(JsonNode array) {
    ObjectNode mapping = Json.mapper().createObjectNode();
    mapping.set("tf", array.get(0));
    if (array.size() > 1) {
      mapping.set("p", array.get(1));
    }
    return mapping;
  }

  private static JsonNode meta(JsonNode meta) {
    Matcher version =
        Pattern.compile("@v?([0-9.]+(-[a-z]+)?)").matcher(meta.path("source").asText());
    assertThat(version.find()).isTrue();
    return Json.mapper()
        .createObjectNode()
        .put("name", meta.path("provider").asText())
        .put("source", meta.path("source").asText())
        .put("version", version.group(1))
        .put("date", meta.path("date").asText());
  }

  private static JsonNode source(String name) {
    String directory = System.getProperty("facts.source");
    assumeTrue(directory != null, "-Dfacts.source=DIRECTORY names the source tables");
    try (var in =
        new GZIPInputStream(
            Files.newInputStream(Path.of(Objects.requireNonNull(directory), name + ".json.gz")))) {
      return Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(String name, Map<String, JsonNode> lines) {
    var text = new StringBuilder();
    lines.forEach((key, json) -> text.append(key).append('\t').append(json).append('\n'));
    Path file = RESOURCES.resolve(name);
    try {
      if (Boolean.getBoolean("facts.write")) {
        Files.write(file, packed(text.toString()));
      }
      try (var in = new GZIPInputStream(Files.newInputStream(file))) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo(text.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] packed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
