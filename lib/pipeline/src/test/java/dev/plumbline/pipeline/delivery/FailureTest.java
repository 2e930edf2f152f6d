package dev.plumbline.pipeline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.ReviewEvent.PhaseCompleted;
import dev.plumbline.model.event.ReviewEvent.PhaseFailed;
import dev.plumbline.model.event.ReviewEvent.PhaseSkipped;
import dev.plumbline.model.event.ReviewEvent.PhaseStarted;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.PhaseResult;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.deadletter.DeadLetters;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.ReturnHeaders;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.service.Pipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One analyzer, one partition: whatever goes wrong with one record, the others pass. */
@Kafka
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureTest {
  private final Trial trial;
  private final Pipeline pipeline;
  private volatile boolean heard;
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();

  FailureTest(TestKafka kafka) {
    trial = new Trial(kafka, 1);
    var settings = Trial.settings().withDeadline(Duration.ofSeconds(1));
    pipeline = new Pipeline(trial.clients, trial.topics, settings, trial.registry);
    pipeline.add(LambdaPhase.analyzer(this::work));
  }

  @BeforeAll
  void start() {
    pipeline.start();
  }

  @AfterAll
  void stop() {
    pipeline.close();
    trial.close();
  }

  /** Does what the stack's name says. */
  private ReviewState work(ReviewState state, Budget budget) throws IOException {
    String name = state.stack().stack().path();
    int attempt = tries.merge(name, 1, Integer::sum);
    switch (name.replaceAll("\\d", "")) {
      case "thrower" -> throw new IOException("the store is down");
      case "stumbler", "returner" -> {
        if (attempt < (name.equals("stumbler") ? 3 : 4)) {
          throw new IOException("the store is down");
        }
      }
      case "glutton" -> Budget.of(1, 1, Duration.ofDays(1)).spend(2);
      case "sleeper" -> sleep();
      case "deaf" -> {
        while (!heard) {
          Thread.onSpinWait();
        }
      }
      case "giant" -> {
        return state.completed(PhaseName.ANALYZER, "x".repeat(300_000));
      }
      case "breaker" -> {
        return state.ended(PhaseName.ANALYZER, Outcome.FAILED, "a pack is broken");
      }
      case "skipper" -> {
        return state.ended(PhaseName.ANALYZER, Outcome.SKIPPED, "nothing to look at");
      }
      default -> budget.checkTime();
    }
    return state.completed(PhaseName.ANALYZER, "seen");
  }

  private static void sleep() throws IOException {
    try {
      Thread.sleep(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  @Test
  void aFailureIsTriedAgainAndThenSucceeds() {
    trial.send(Trial.stack("stumbles", "stumbler"));

    var ledger = until("stumbles", PhaseCompleted.class);
    assertThat(ledger)
        .filteredOn(PhaseStarted.class::isInstance)
        .extracting(e -> ((PhaseStarted) e).attempt())
        .containsExactly(1, 2, 3);
    assertThat(ledger)
        .filteredOn(PhaseFailed.class::isInstance)
        .hasSize(2)
        .noneMatch(e -> ((PhaseFailed) e).terminal());
    assertThat(result("stumbles").outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void whatKeepsFailingIsBuriedWithItsCauseAndItsReviewGoesOn() {
    trial.send(Trial.stack("throws", "thrower"));

    var last = terminal("throws");
    assertThat(last.reason()).isEqualTo("the store is down");
    assertThat(last.lost()).isFalse();
    assertThat(result("throws")).isEqualTo(failed("the store is down"));
    var dead = dead("throws");
    assertThat(header(dead, ReturnHeaders.CAUSE)).isEqualTo("the store is down");
    assertThat(header(dead, ReturnHeaders.ATTEMPTS)).isEqualTo("3");
    assertThat(header(dead, "plumbline_origintopic")).isEqualTo(trial.topics.name(Topic.STACKS));
  }

  @Test
  void aDeadLetterIsListedAndBroughtBackOnce() {
    var letters = new DeadLetters(trial.clients, trial.topics);
    trial.send(Trial.stack("returns", "returner"));
    terminal("returns");

    assertThat(letters.list())
        .filteredOn(letter -> letter.reviewId().equals("returns"))
        .singleElement()
        .matches(letter -> letter.cause().equals("the store is down") && letter.attempts() == 3);
    assertThat(letters.replay(letter -> letter.reviewId().equals("returns"))).hasSize(1);
    assertThat(letters.replay(letter -> letter.reviewId().equals("returns"))).isEmpty();

    until("returns", PhaseCompleted.class);
    assertThat(seen(Topic.ANALYZED, "returns")).hasSize(2);
    assertThat(letters.list()).noneMatch(letter -> letter.reviewId().equals("returns"));
  }

  @Test
  void aPoisonRecordIsBuriedAndTheLedgerSaysWhoseItWas() {
    trial.sendPoison(Trial.stack("poison", "poisoned"));
    trial.send(Trial.stack("after-poison", "fine1"));

    assertThat(terminal("poison").stack()).isEqualTo("acme/shop/poisoned");
    assertThat(terminal("poison").lost()).isTrue();
    assertThat(dead("poison").value()).isEqualTo("{\"stack\":".getBytes(UTF_8));
    assertThat(states("poison")).isEmpty();
    assertThat(result("after-poison").outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void workOverItsBudgetFailsAtOnceAndTheReviewGoesOn() {
    trial.send(Trial.stack("glutton", "glutton"));

    assertThat(terminal("glutton").reason()).contains("more steps than its budget");
    assertThat(result("glutton").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(tries.get("glutton")).isEqualTo(1);
  }

  /** What the state says and what the ledger says is one thing. */
  @Test
  void aPhaseThatSaysOfItselfThatItFailedOrHadNothingToDoIsNotCompleted() {
    trial.send(Trial.stack("breaks", "breaker"));
    trial.send(Trial.stack("skips", "skipper"));

    assertThat(terminal("breaks").reason()).isEqualTo("a pack is broken");
    assertThat(until("skips", PhaseSkipped.class))
        .noneMatch(PhaseCompleted.class::isInstance)
        .last()
        .extracting(e -> ((PhaseSkipped) e).reason())
        .isEqualTo("nothing to look at");
    assertThat(result("breaks")).isEqualTo(failed("a pack is broken"));
    assertThat(states("skips")).hasSize(1);
  }

  @Test
  void workThatHangsIsCalledOffAtItsDeadline() {
    trial.send(Trial.stack("sleeps", "sleeper"));

    assertThat(terminal("sleeps").reason()).contains("deadline");
    assertThat(result("sleeps").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(tries.get("sleeper")).isEqualTo(1);
  }

  @Test
  void threadsThatNeverComeBackAreReplaced() {
    int more = DeliverySettings.DEFAULT.workers() + 1;
    IntStream.range(0, more).forEach(i -> trial.send(Trial.stack("deaf" + i, "deaf" + i)));
    trial.send(Trial.stack("after-deaf", "fine2"));

    IntStream.range(0, more)
        .forEach(i -> assertThat(terminal("deaf" + i).reason()).contains("did not stop"));
    assertThat(result("after-deaf").outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(lost()).isEqualTo(more);
    assertThat(pipeline.worn()).containsExactly(PhaseName.ANALYZER);
    heard = true;
    trial.await(() -> lost() == 0, Duration.ofSeconds(30));
    assertThat(pipeline.worn()).isEmpty();
  }

  private double lost() {
    return trial.registry.get("plumbline.workers.lost").tag("phase", "analyzer").gauge().value();
  }

  @Test
  void anOutputTooLargeForARecordFailsItsStack() {
    trial.send(Trial.stack("giant", "giant"));

    assertThat(terminal("giant").reason()).contains("more than a record may have");
    assertThat(result("giant").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void membersThatThisVersionNeverHeardOfAreForwardedByteForByte() {
    StackChanged stack = Trial.stack("newer", "fine3");
    String json = new String(Json.bytes(stack), UTF_8);
    String newer = json.substring(0, json.length() - 1) + ", \"novelty\" : [1.0, 1e3, \"é\"]}";
    Event event = Events.of(stack);

    trial.send(new Event(event.topic(), event.key(), event.attributes(), newer.getBytes(UTF_8)));

    until("newer", PhaseCompleted.class);
    assertThat(new String(states("newer").getFirst().value(), UTF_8)).contains(newer);
  }

  private List<ReviewEvent> until(String reviewId, Class<? extends ReviewEvent> type) {
    return trial.ledgerUntil(all -> Trial.count(all, type, reviewId) > 0).stream()
        .filter(e -> e.reviewId().equals(reviewId))
        .toList();
  }

  private PhaseFailed terminal(String reviewId) {
    return (PhaseFailed)
        trial.ledgerUntil(all -> all.stream().anyMatch(e -> terminal(e, reviewId))).stream()
            .filter(e -> terminal(e, reviewId))
            .findFirst()
            .orElseThrow();
  }

  private static boolean terminal(ReviewEvent event, String reviewId) {
    return event instanceof PhaseFailed failed
        && failed.terminal()
        && failed.reviewId().equals(reviewId);
  }

  private PhaseResult result(String reviewId) {
    trial.ledgerUntil(all ->
        Trial.count(all, PhaseCompleted.class, reviewId) > 0
            || all.stream().anyMatch(e -> terminal(e, reviewId)));
    var states = states(reviewId);
    assertThat(states).hasSize(1);
    return ReviewState.parse(states.getFirst().value()).result(PhaseName.ANALYZER).orElseThrow();
  }

  private static PhaseResult failed(String reason) {
    return new PhaseResult(Outcome.FAILED, reason, null);
  }

  private List<ConsumerRecord<byte[], byte[]>> states(String reviewId) {
    return of(Topic.ANALYZED, reviewId);
  }

  private ConsumerRecord<byte[], byte[]> dead(String reviewId) {
    return of(Topic.DEAD_LETTERS, reviewId).getFirst();
  }

  /** Written together with what the test has seen, but another topic is read in its own time. */
  private List<ConsumerRecord<byte[], byte[]>> of(Topic topic, String reviewId) {
    trial.await(() -> !seen(topic, reviewId).isEmpty(), Duration.ofSeconds(1));
    return seen(topic, reviewId);
  }

  private List<ConsumerRecord<byte[], byte[]>> seen(Topic topic, String reviewId) {
    return trial.seen(topic).stream()
        .filter(r -> CloudEventHeaders.read(r.headers()).reviewId().equals(reviewId))
        .toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    byte[] value =
        Arrays.stream(record.headers().toArray())
            .filter(h -> h.key().equals(name))
            .findFirst()
            .orElseThrow()
            .value();
    return new String(value, UTF_8);
  }
}
