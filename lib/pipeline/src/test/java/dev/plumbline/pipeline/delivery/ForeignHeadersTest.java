package dev.plumbline.pipeline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.ReturnHeaders;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anyone may write to the topic of changes, with whatever headers. */
class ForeignHeadersTest {
  private static final Topics TOPICS = Topics.DEFAULT;
  private static final String CHANGES = TOPICS.name(Topic.CHANGES);
  private static final String RETRY = TOPICS.retry(PhaseName.INGEST);
  private static final String HUGE = "9".repeat(18);

  @ParameterizedTest
  @CsvSource({
    "plumbline_origintopic, plumbline.stacks",
    "plumbline_originpartition, 999999999999999999",
    "plumbline_originoffset, 999999999999999999",
    "plumbline_notbefore, 999999999999999999",
    "plumbline_failures, 4294967295",
    "plumbline_failures, 2",
    "ce_attempt, 1000",
    "ce_reviewid, 0123456789abcdef0123456789abcdef",
    "ce_stack, acme/shop/network",
    "ce_generation, 999999999999999999",
  })
  void a_change_is_what_it_is_whatever_its_headers_say(String header, String value) {
    var task = task(CHANGES, header, value);

    assertThat(task.input().topic()).isEqualTo(CHANGES);
    assertThat(task.input().partition()).isEqualTo(3);
    assertThat(task.input().offset()).isEqualTo(7);
    assertThat(task.reviewId()).isEqualTo("change/3/7");
    assertThat(task.stack()).isEqualTo("acme/shop");
    assertThat(task.notBefore()).isZero();
    assertThat(task.failures()).isZero();
    assertThat(task.attempt()).isEqualTo(1);
    assertThat(task.input().attributes().generation()).isNegative();
  }

  @Test
  void a_record_that_a_service_returned_keeps_its_origin() {
    var soon = System.currentTimeMillis() + 1_000;
    var task =
        task(
            RETRY,
            ReturnHeaders.ORIGIN_TOPIC,
            CHANGES,
            ReturnHeaders.ORIGIN_PARTITION,
            "5",
            ReturnHeaders.ORIGIN_OFFSET,
            "11",
            ReturnHeaders.FAILURES,
            "1",
            ReturnHeaders.NOT_BEFORE,
            Long.toString(soon),
            "ce_attempt",
            "2");

    assertThat(task.input().topic()).isEqualTo(CHANGES);
    assertThat(task.reviewId()).isEqualTo("change/5/11");
    assertThat(task.failures()).isEqualTo(1);
    assertThat(task.attempt()).isEqualTo(2);
    assertThat(task.notBefore()).isEqualTo(soon);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plumbline_originpartition", "plumbline_failures", "plumbline_notbefore"})
  void a_number_out_of_all_bounds_is_brought_into_them(String header) {
    var task = task(RETRY, header, HUGE);

    assertThat(task.input().partition()).isNotNegative();
    assertThat(task.failures()).isBetween(0, 1_000);
    assertThat(task.notBefore())
        .isLessThanOrEqualTo(System.currentTimeMillis() + Duration.ofDays(1).toMillis());
  }

  private static Task task(String topic, String... headers) {
    var written = new RecordHeaders();
    for (int i = 0; i < headers.length; i += 2) {
      written.add(headers[i], headers[i + 1].getBytes(UTF_8));
    }
    var record =
        new ConsumerRecord<>(
            topic,
            3,
            7L,
            1_000L,
            TimestampType.CREATE_TIME,
            9,
            2,
            "acme/shop".getBytes(UTF_8),
            "{}".getBytes(UTF_8),
            written,
            Optional.empty());
    var window = new Window(new TopicPartition(topic, 3), OffsetRuns.read(0, ""), 0);
    return new Task(window, record, TOPICS);
  }
}
