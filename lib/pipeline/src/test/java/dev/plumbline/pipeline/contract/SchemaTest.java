package dev.plumbline.pipeline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Report;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/schemas says what is on the topics; {@code -Dregenerate=true} writes it anew. */
class SchemaTest {
  private static final Path FOLDER = Contracts.DOCS.resolve("schemas");
  private static final String REPORT = "report.v1.json";

  @BeforeAll
  static void regenerate() throws IOException {
    if (Boolean.getBoolean("regenerate")) {
      for (var file : expected().entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      }
    }
  }

  @Test
  void describesEveryFieldOfEveryRecord() throws IOException {
    assertThat(written()).isEqualTo(expected());
  }

  private static Map<String, String> expected() throws IOException {
    var expected = new TreeMap<String, String>();
    for (EventType type : EventType.values()) {
      expected.put(Contracts.file(type), render(type.payload(), Contracts.file(type)));
    }
    expected.put(REPORT, render(Report.class, REPORT));
    return expected;
  }

  @ParameterizedTest
  @EnumSource
  void holdsForAnEventWithAllThatItMayCarry(EventType type) throws ReflectiveOperationException {
    assertThat(problems(type, new Samples(true))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void holdsForAnEventWithoutWhatMayBeAbsent(EventType type) throws ReflectiveOperationException {
    assertThat(problems(type, new Samples(false))).isEmpty();
  }

  @Test
  void holdsForAReport() throws ReflectiveOperationException {
    assertThat(Contracts.problems(REPORT, Json.bytes(new Samples(true).of(Report.class))))
        .isEmpty();
    assertThat(Contracts.problems(REPORT, Json.bytes(new Samples(false).of(Report.class))))
        .isEmpty();
  }

  @Test
  void findsWhatIsMissingOrOfAnotherType() {
    String file = Contracts.file(EventType.REVIEW_COMPLETED);

    assertThat(Contracts.problems(file, "{\"reviewId\":1}".getBytes(UTF_8)))
        .anyMatch(problem -> problem.contains("reviewId") && problem.contains("integer found"))
        .anyMatch(problem -> problem.contains("required property 'verdict' not found"));
  }

  @Test
  void asksLittleOfThoseWhoAnnounceAChange() {
    byte[] least =
        "{\"repository\":\"example.org/a/b\",\"url\":\"https://example.org/a/b\"}".getBytes(UTF_8);

    assertThat(Contracts.problems(Contracts.file(EventType.REPOSITORY_CHANGED), least)).isEmpty();
    assertThat(Json.read(least, RepositoryChanged.class).head()).isEmpty();
  }

  private static List<String> problems(EventType type, Samples samples)
      throws ReflectiveOperationException {
    Event event = event(type, samples.of(type.payload()));
    var record = event.toRecord(Topics.DEFAULT);
    assertThat(event.attributes().type()).isEqualTo(type.type());
    return Contracts.problems(
        Topics.DEFAULT, record.topic(), record.headers(), Objects.requireNonNull(record.value()));
  }

  private static Event event(EventType type, Object payload) {
    return switch (payload) {
      case RepositoryChanged change -> Events.of(change, "id", "/test");
      case StackChanged stack -> Events.of(stack);
      case ReviewState state ->
          Events.of(
              state,
              Stream.of(PhaseName.values())
                  .filter(phase -> EventType.after(phase) == type)
                  .findFirst()
                  .orElseThrow());
      case StackResult result -> Events.of(result);
      case FindingEvent finding -> Events.of(finding);
      case ReviewEvent review -> Events.of(review);
      case ReportReady report -> Events.of(report);
      case StackInterface offered -> Events.of(offered, "review");
      default -> throw new IllegalArgumentException("no event of " + payload.getClass());
    };
  }

  private static String render(Class<?> type, String file) throws IOException {
    var docs = new RecordDocs(Contracts.DOCS.resolveSibling("lib/model/src/main/java"));
    List<String> required = type == RepositoryChanged.class ? List.of("repository", "url") : null;
    ObjectNode schema = Schemas.of(type, file.replace(".json", ""), docs, required);
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
  }

  private static Map<String, String> written() throws IOException {
    var written = new TreeMap<String, String>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        written.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return written;
  }
}
