package dev.plumbline.pipeline.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final ReviewEvent started =
      new ReviewEvent.PhaseStarted("r1", NOON, "acme/shop/network", PhaseName.ANALYZER, 2);

  @Test
  void theCloudEventsSdkReadsWhatWeWrite() {
    var event = Events.of(started);

    CloudEvent read;
    try (var sdk = new CloudEventDeserializer()) {
      read = sdk.deserialize("plumbline.reviews", event.headers(), event.data());
    }

    assertThat(read.getType()).isEqualTo("dev.plumbline.phase.started.v1");
    assertThat(read.getId()).isEqualTo(event.attributes().id()).hasSize(32);
    assertThat(read.getSubject()).isEqualTo("acme/shop/network");
    assertThat(read.getTime()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(read.getExtension("reviewid")).isEqualTo("r1");
    assertThat(read.getExtension("stack")).isEqualTo("acme/shop/network");
    assertThat(read.getDataContentType()).isEqualTo("application/json");
  }

  @Test
  void aPayloadIsReadBackAsTheTypeItsHeadersName() {
    var event = Events.of(started);

    var read = Event.read(event.headers(), event.data(), ReviewEvent.class);

    assertThat(read).contains(started);
    assertThat(Event.read(event.headers(), event.data(), FindingEvent.class)).isEmpty();
  }

  @Test
  void attributesSurviveTheWireEvenWhenTheBodyIsPoison() {
    var attributes =
        Attributes.of(EventType.STATE_ANALYZED, "id", "/plumbline/analyzer", NOON)
            .about("acme/shop/network")
            .review("r1", "acme/shop/network", 42, Lane.BULK);
    var event = new Event(Topic.ANALYZED, "k", attributes, "{".getBytes(UTF_8));

    var record = event.toRecord(Topics.DEFAULT);

    assertThat(record.topic()).isEqualTo("plumbline.analyzed.bulk");
    assertThat(CloudEventHeaders.read(record.headers())).isEqualTo(attributes);
  }

  @Test
  void aForeignRecordWithoutAttributesIsReadAsOneThatSaysNothing() {
    var headers = new RecordHeaders().add("ce_time", "noon".getBytes(UTF_8)).add("ce_id", null);

    var attributes = CloudEventHeaders.read(headers);

    assertThat(attributes.id()).isEmpty();
    assertThat(attributes.time()).isEqualTo(Instant.EPOCH);
    assertThat(attributes.generation()).isEqualTo(-1);
    assertThat(attributes.attempt()).isEqualTo(1);
    assertThat(attributes.lane()).isEqualTo(Lane.INTERACTIVE);
  }

  @Test
  void theSameEventHasTheSameIdAndAnotherAttemptAnother() {
    var again =
        new ReviewEvent.PhaseStarted("r1", NOON, "acme/shop/network", PhaseName.ANALYZER, 2);
    var third =
        new ReviewEvent.PhaseStarted("r1", NOON, "acme/shop/network", PhaseName.ANALYZER, 3);

    assertThat(id(again)).isEqualTo(id(started));
    assertThat(id(third)).isNotEqualTo(id(started));
    assertThat(Ids.of("ab", "c")).isNotEqualTo(Ids.of("a", "bc"));
  }

  @Test
  void aTraceGoesOnFromHopToHop() {
    var parent = Traceparent.begin("change-1");

    var child = Events.of(started).within(parent).attributes().traceparent();

    assertThat(child).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").isNotEqualTo(parent);
    assertThat(child.substring(0, 35)).isEqualTo(parent.substring(0, 35));
    assertThat(Traceparent.child("nonsense", "id")).isEqualTo(Traceparent.begin("id"));
  }

  @Test
  void everyTypeHasItsOwnNameAndEveryTopicItsOwn() {
    var types = Arrays.stream(EventType.values()).map(EventType::type).toList();

    assertThat(types).doesNotHaveDuplicates().allMatch(t -> t.startsWith("dev.plumbline."));
    assertThat(Topics.DEFAULT.all()).doesNotHaveDuplicates().contains("plumbline.stacks.bulk");
    assertThat(Topics.DEFAULT.inputs(PhaseName.INGEST))
        .isEqualTo(List.of("plumbline.changes", "plumbline.retry.ingest"));
    assertThatThrownBy(() -> new Topics("no/slash")).isInstanceOf(IllegalArgumentException.class);
  }

  private static String id(ReviewEvent event) {
    return Events.of(event).attributes().id();
  }
}
