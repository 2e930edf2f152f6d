package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.contract.Contracts;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.ReturnHeaders;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.standalone.run.OneProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every record of a whole run is as docs/asyncapi.yaml and docs/schemas promise. */
class RecordContractTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("project.root", "..")).resolve("examples/webshop");
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir Path directory;

  @Test
  void everyRecordOfAReviewKeepsItsContract() throws Exception {
    try (var process = OneProcess.start(directory, Sources.NONE, false)) {
      var kafka = new TestKafka(process.configuration().kafka().bootstrapServers().getFirst(), "");
      try (var producer = kafka.producer()) {
        var change = Events.of(change(), "change-1", "/test");
        producer.send(change.toRecord(process.topics())).get();
      }

      var reports = kafka.read(process.topics().name(Topic.REPORTS), 1, PATIENCE);

      assertThat(reports).hasSize(1);
      var ready = Json.read(reports.getFirst().value(), ReportReady.class);
      assertThat(Contracts.problems("report.v1.json", process.artifacts().get(ready.report())))
          .isEmpty();
      var problems = new ArrayList<String>();
      var types = new TreeSet<String>();
      for (String topic : process.topics().all()) {
        for (var record : kafka.readAll(topic)) {
          types.add(CloudEventHeaders.text(record.headers(), "ce_type"));
          problems.addAll(problems(process, record));
          String cause = CloudEventHeaders.text(record.headers(), ReturnHeaders.CAUSE);
          if (!cause.isEmpty()) {
            problems.add(topic + ": " + cause);
          }
        }
      }
      assertThat(problems).isEmpty();
      assertThat(types).containsAll(expected());
    }
  }

  private static List<String> problems(OneProcess process, ConsumerRecord<byte[], byte[]> record) {
    byte[] value = Objects.requireNonNull(record.value());
    return Contracts.problems(process.topics(), record.topic(), record.headers(), value).stream()
        .map(problem -> record.topic() + ": " + problem)
        .toList();
  }

  private static RepositoryChanged change() {
    String path = EXAMPLE.toAbsolutePath().normalize().toString();
    return new RepositoryChanged(
        path,
        path,
        "main",
        "",
        "",
        true,
        Lane.INTERACTIVE,
        0,
        "request",
        List.of(),
        Settings.DEFAULT);
  }

  /** What a review of a tracked branch without trouble says. */
  private static List<String> expected() {
    return List.of(
            EventType.REPOSITORY_CHANGED,
            EventType.STACK_CHANGED,
            EventType.STATE_ANALYZED,
            EventType.STATE_REVIEWED,
            EventType.STATE_IMPLEMENTED,
            EventType.STATE_VALIDATED,
            EventType.STACK_RESULT,
            EventType.REVIEW_STARTED,
            EventType.PHASE_STARTED,
            EventType.PHASE_COMPLETED,
            EventType.REVIEW_COMPLETED,
            EventType.FINDING_REPORTED,
            EventType.FINDING_OPENED,
            EventType.STACK_INTERFACE,
            EventType.REPORT_READY)
        .stream()
        .map(EventType::type)
        .toList();
  }
}
