package dev.plumbline.pipeline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** What is promised of a record: CloudEvents headers, and a payload as its type's schema says. */
public final class Contracts {
  static final Path DOCS = Path.of(System.getProperty("project.root", "../..")).resolve("docs");
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private Contracts() {}

  /** In which file of docs/schemas a type is described. */
  public static String file(EventType type) {
    return type.type().replace("dev.plumbline.", "") + ".json";
  }

  /**
   * Every way in which a record breaks its contract; empty for a good one.
   *
   * @param topic where it was read
   */
  public static List<String> problems(Topics topics, String topic, Headers headers, byte[] value) {
    var problems = new ArrayList<String>();
    for (String name : List.of("ce_id", "ce_source", "ce_type", "ce_time")) {
      if (text(headers, name).isEmpty()) {
        problems.add("no " + name);
      }
    }
    if (!text(headers, "ce_specversion").equals("1.0")) {
      problems.add("ce_specversion is " + text(headers, "ce_specversion"));
    }
    if (!text(headers, "traceparent").matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")) {
      problems.add("traceparent is " + text(headers, "traceparent"));
    }
    Optional<EventType> type = EventType.find(text(headers, "ce_type"));
    if (type.isEmpty()) {
      problems.add("no such type: " + text(headers, "ce_type"));
      return problems;
    }
    String home = topics.name(type.get().topic());
    if (!topic.equals(home) && !topic.equals(home + ".bulk") && !returned(topics, topic)) {
      problems.add(type.get() + " in " + topic);
    }
    problems.addAll(problems(file(type.get()), value));
    return problems;
  }

  /** Where records of every type go that failed. */
  private static boolean returned(Topics topics, String topic) {
    return topic.equals(topics.name(Topic.DEAD_LETTERS))
        || topic.startsWith(topics.prefix() + ".retry.");
  }

  /** Every way in which a payload breaks the schema of that name. */
  public static List<String> problems(String schema, byte[] payload) {
    return SCHEMAS
        .computeIfAbsent(schema, Contracts::load)
        .validate(new String(payload, UTF_8), InputFormat.JSON)
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonSchema load(String name) {
    try {
      String text = Files.readString(DOCS.resolve("schemas").resolve(name));
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }
}
