package dev.plumbline.pipeline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.OutageException;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.UnreadableException;
import dev.plumbline.pipeline.config.LoggingConfig;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.ReturnHeaders;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.observe.Logging;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SettlementTest {
  private static final Topics TOPICS = Topics.DEFAULT;
  private static final String RETRY = TOPICS.retry(PhaseName.ANALYZER);
  private static final Step STEP =
      new Step() {
        @Override
        public PhaseName service() {
          return PhaseName.ANALYZER;
        }

        @Override
        public Output process(Input input, Budget budget) {
          return Output.completed(List.of());
        }
      };

  private final Settlement settlement =
      new Settlement(
          STEP,
          TOPICS,
          DeliverySettings.DEFAULT,
          new Meters(new SimpleMeterRegistry(), PhaseName.ANALYZER));

  @Test
  void aDefectIsTriedForSeconds() {
    assertThat(waits(new IllegalStateException("x"))).containsExactly(1L, 10L);
  }

  @Test
  void anArtifactStoreThatIsAwayIsWaitedForOverMinutes() {
    assertThat(waits(new IOException("the artifact store failed")))
        .containsExactly(1L, 10L, 60L, 300L, 900L, 1800L);
    assertThat(waits(new UncheckedIOException(new IOException("the artifact store failed"))))
        .hasSize(6);
  }

  @Test
  void anArtifactThatIsGoneIsNot() {
    assertThat(waits(new FileNotFoundException("no such artifact"))).containsExactly(1L, 10L);
  }

  @Test
  void whatCannotBeReadIsNotTriedAgainAndSaidInOneLine() {
    assertThat(waits(new UnreadableException("not a change"))).isEmpty();
    assertThat(logged(new UnreadableException("not a change")))
        .singleElement()
        .asString()
        .contains("Record goes to the dead letters", "not a change");
  }

  @Test
  void aHostThatDoesNotAnswerIsLeftAloneForLongerFromTheStart() {
    assertThat(waits(new OutageException("x", new IOException("y"))))
        .containsExactly(10L, 60L, 300L, 900L, 1800L);
  }

  @Test
  void whatIsAwayIsLoggedInOneLineAndADefectWithItsPlace() {
    assertThat(logged(new OutageException("the host is not known", new IOException("y"))))
        .singleElement()
        .asString()
        .contains("Work is tried again", "reason=\"the host is not known\"");
    assertThat(logged(new UncheckedIOException(new IOException("the store is away")))).hasSize(1);
    assertThat(logged(new IllegalStateException("ours")))
        .hasSizeGreaterThan(3)
        .anyMatch(line -> line.contains("SettlementTest"));
  }

  @Test
  void aRecordOfNoReviewIsLoggedByItsPlaceAndKeyAlone() {
    assertThat(logged(new UnreadableException("not a change")))
        .singleElement()
        .asString()
        .contains("topic=\"" + RETRY + "\"", "partition=\"0\"", "offset=\"0\"", "key=\"key\"")
        .doesNotContain("reviewId", "stack");
  }

  @Test
  void aRecordOfAReviewIsLoggedWithItsReviewAndStackToo() {
    assertThat(logged(new UnreadableException("no state"), "r1", "shop/network"))
        .singleElement()
        .asString()
        .contains("reviewId=\"r1\"", "stack=\"shop/network\"", "offset=\"0\"");
  }

  private List<String> logged(Throwable cause) {
    return logged(cause, "", "");
  }

  private List<String> logged(Throwable cause, String reviewId, String stack) {
    var out = new ByteArrayOutputStream();
    Logging.configure(new LoggingConfig(LoggingConfig.Format.TEXT, LoggingConfig.Level.WARN), out);
    try {
      var _ = settlement.settle(task(0, reviewId, stack), new Answer.Threw(cause));
      return out.toString(UTF_8).lines().toList();
    } finally {
      var errors = new LoggingConfig(LoggingConfig.Format.TEXT, LoggingConfig.Level.ERROR);
      Logging.configure(errors, System.err);
    }
  }

  /** How many seconds it waits before each further attempt, until it is buried. */
  private List<Long> waits(Throwable cause) {
    var waits = new ArrayList<Long>();
    for (int failures = 0; ; failures++) {
      long before = System.currentTimeMillis();
      var records = settlement.settle(task(failures, "", ""), new Answer.Threw(cause)).records();
      Optional<Long> due =
          records.stream()
              .filter(record -> record.topic().equals(RETRY))
              .map(r -> CloudEventHeaders.number(r.headers(), ReturnHeaders.NOT_BEFORE, 0))
              .findFirst();
      if (due.isEmpty()) {
        assertThat(records).anyMatch(record -> record.topic().endsWith("dead-letters"));
        return waits;
      }
      waits.add(Duration.ofMillis(due.get() - before + 500).toSeconds());
    }
  }

  private static Task task(int failures, String reviewId, String stack) {
    var window = new Window(new TopicPartition(RETRY, 0), OffsetRuns.read(0, ""), 0);
    var record = new ConsumerRecord<>(RETRY, 0, 0, "key".getBytes(UTF_8), "{}".getBytes(UTF_8));
    ReturnHeaders.set(record.headers(), ReturnHeaders.FAILURES, Integer.toString(failures));
    if (!reviewId.isEmpty()) {
      record.headers().add("ce_reviewid", reviewId.getBytes(UTF_8));
      record.headers().add("ce_stack", stack.getBytes(UTF_8));
    }
    return new Task(window, record, TOPICS);
  }
}
