package dev.plumbline.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.ReviewEvent.PhaseCompleted;
import dev.plumbline.model.event.ReviewEvent.PhaseFailed;
import dev.plumbline.model.event.ReviewEvent.PhaseSkipped;
import dev.plumbline.model.event.ReviewEvent.PhaseStarted;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.pipeline.Phase;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.service.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Kafka
class DeliveryTest {
  private final TestKafka kafka;
  private final List<AutoCloseable> open = new ArrayList<>();

  DeliveryTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void aStateGoesFromPhaseToPhaseAndTheLedgerTellsOfIt() {
    var trial = trial(2);
    var pipeline = pipeline(trial, Trial.settings());
    pipeline.add(completes(PhaseName.ANALYZER)).add(completes(PhaseName.REVIEWER)).start();

    IntStream.range(0, 50).forEach(i -> trial.send(Trial.stack("r" + i, "stack" + i)));

    var states = trial.seen(Topic.REVIEWED, 50);
    assertThat(states).hasSize(50);
    var state = ReviewState.parse(states.getFirst().value());
    assertThat(state.result(PhaseName.ANALYZER).orElseThrow().outcome())
        .isEqualTo(Outcome.COMPLETED);
    assertThat(CloudEventHeaders.read(states.getFirst().headers()).reviewId())
        .isEqualTo(state.stack().reviewId());
    var ledger = trial.ledgerUntil(all -> all.size() >= 200);
    assertThat(ledger).filteredOn(PhaseStarted.class::isInstance).hasSize(100);
    assertThat(ledger).filteredOn(PhaseCompleted.class::isInstance).hasSize(100);
  }

  @Test
  void aSlowStackHoldsNobodyUpAndAStopHandsItBackWithoutRedoingTheOthers() throws Exception {
    var trial = trial(1);
    var never = new CountDownLatch(1);
    var first = pipeline(trial, Trial.settings().withDeadline(Duration.ofMinutes(1)));
    first.add(LambdaPhase.analyzer((state, _) -> slow(state, never))).start();
    trial.send(Trial.stack("r", "slow"));
    IntStream.range(0, 300).forEach(i -> trial.send(Trial.stack("r", "quick" + i)));
    assertThat(trial.seen(Topic.ANALYZED, 300)).hasSize(300);

    long stop = System.nanoTime();
    first.close();
    var second = pipeline(trial, Trial.settings());
    assertThat(Duration.ofNanos(System.nanoTime() - stop)).isLessThan(Duration.ofSeconds(7));
    second.add(completes(PhaseName.ANALYZER)).start();

    assertThat(stacks(trial.seen(Topic.ANALYZED, 301))).hasSize(301).doesNotHaveDuplicates();
    var ledger = trial.ledgerUntil(all -> Trial.count(all, PhaseCompleted.class, "r") == 301);
    assertThat(ledger).filteredOn(PhaseFailed.class::isInstance).hasSize(1);
    assertThat(ledger)
        .filteredOn(e -> e instanceof PhaseStarted s && s.stack().endsWith("slow"))
        .extracting(e -> ((PhaseStarted) e).attempt())
        .containsExactly(1, 2);
  }

  @Test
  void partitionsMoveBetweenInstancesAndNothingIsLostOrDoubled() {
    var trial = trial(4);
    var zero = pipeline(trial, Trial.settings());
    zero.add(takes(Duration.ofMillis(5))).start();
    IntStream.range(0, 300).forEach(i -> trial.send(Trial.stack("a", "stack" + i)));

    var one = pipeline(trial, Trial.settings().withInstance("1"));
    one.add(takes(Duration.ofMillis(5))).start();
    IntStream.range(300, 600).forEach(i -> trial.send(Trial.stack("a", "stack" + i)));
    zero.close();
    IntStream.range(600, 800).forEach(i -> trial.send(Trial.stack("a", "stack" + i)));
    var again = pipeline(trial, Trial.settings());
    again.add(takes(Duration.ofMillis(5))).start();
    IntStream.range(800, 1_000).forEach(i -> trial.send(Trial.stack("a", "stack" + i)));

    assertThat(stacks(trial.seen(Topic.ANALYZED, 1_000))).hasSize(1_000).doesNotHaveDuplicates();
  }

  @Test
  void aFencedServiceMakesItsClientsAnew() {
    var trial = trial(1);
    var pipeline = pipeline(trial, Trial.settings());
    pipeline.add(takes(Duration.ofMillis(2))).start();
    IntStream.range(0, 100).forEach(i -> trial.send(Trial.stack("a", "stack" + i)));
    trial.seen(Topic.ANALYZED, 20);

    try (var impostor =
        trial.clients.transactionalProducer(trial.topics.prefix() + "-analyzer-0")) {
      impostor.initTransactions();
    }
    IntStream.range(100, 200).forEach(i -> trial.send(Trial.stack("a", "stack" + i)));

    assertThat(stacks(trial.seen(Topic.ANALYZED, 200))).hasSize(200).doesNotHaveDuplicates();
    assertThat(trial.registry.counter("plumbline.clients.rebuilt", "phase", "analyzer").count())
        .isPositive();
  }

  @Test
  void clustersThatForbidTransactionsAreServedAtLeastOnce() {
    var trial = trial(1);
    var pipeline = pipeline(trial, Trial.settings().atLeastOnce());
    pipeline.add(completes(PhaseName.ANALYZER)).start();
    IntStream.range(0, 50).forEach(i -> trial.send(Trial.stack("a", "stack" + i)));
    trial.seen(Topic.ANALYZED, 50);
    pipeline.close();

    var next = pipeline(trial, Trial.settings().atLeastOnce());
    next.add(completes(PhaseName.ANALYZER)).start();
    trial.send(Trial.stack("a", "last"));

    assertThat(stacks(trial.seen(Topic.ANALYZED, 51))).hasSize(51).doesNotHaveDuplicates();
  }

  @Test
  void aPersonsChangeGoesBeforeBulkWork() {
    var trial = trial(1);
    var order = Collections.synchronizedList(new ArrayList<String>());
    var pipeline = pipeline(trial, Trial.settings());
    pipeline.add(
        LambdaPhase.analyzer((state, _) -> {
          pause(Duration.ofMillis(10));
          order.add(state.stack().reviewId());
          return state.completed(PhaseName.ANALYZER, "");
        }));
    IntStream.range(0, 300)
        .forEach(i -> trial.send(Trial.stack("bulk", "stack" + i, 1, Lane.BULK)));
    pipeline.start();
    trial.ledgerUntil(all -> Trial.count(all, PhaseCompleted.class, "bulk") > 10);

    trial.send(Trial.stack("person", "mine"));

    trial.ledgerUntil(all -> Trial.count(all, PhaseCompleted.class, "person") > 0);
    assertThat(order).contains("person").hasSizeLessThan(200);
  }

  @Test
  void anOlderChangeOfTheSameRefIsSkippedAndPassedOn() {
    var trial = trial(1);
    var pipeline = pipeline(trial, Trial.settings());
    pipeline.add(completes(PhaseName.ANALYZER)).start();

    trial.send(Events.of(started("newer", 7)));
    trial.ledgerUntil(all -> all.size() == 1);
    pause(Duration.ofMillis(300)); // the service follows the ledger in its own time
    trial.send(Trial.stack("older", "stack", 6, Lane.INTERACTIVE));
    trial.send(Trial.stack("newer", "stack", 7, Lane.INTERACTIVE));

    var states = trial.seen(Topic.ANALYZED, 2).stream().map(r -> ReviewState.parse(r.value()));
    assertThat(states.map(s -> s.result(PhaseName.ANALYZER).orElseThrow().outcome()))
        .containsExactly(Outcome.SKIPPED, Outcome.COMPLETED);
    var ledger = trial.ledgerUntil(all -> Trial.count(all, PhaseCompleted.class, "newer") > 0);
    assertThat(Trial.count(ledger, PhaseSkipped.class, "older")).isEqualTo(1);
  }

  @Test
  void aPhaseIsGivenTheEstateAsItWasAtTheStart() {
    var trial = trial(1);
    trial.send(
        Events.of(
            new StackInterface(
                "acme/net", "vpc", 1, Map.of("id", "vpc-1"), List.of(), List.of(), Map.of()),
            "r0"));
    trial.send(Events.interfaceRemoved("acme/net", "old", "r0", 1));
    var pipeline = pipeline(trial, Trial.settings());

    pipeline.start();

    assertThat(pipeline.estate().get().stacks()).containsOnlyKeys("acme/net/vpc");
    assertThat(pipeline.estate().get().version()).isPositive();
  }

  @Test
  void aPipelineSaysWhenItTakesRecords() {
    var trial = trial(1);
    var pipeline = pipeline(trial, Trial.settings());
    pipeline.add(completes(PhaseName.ANALYZER)).start();

    trial.await(pipeline::running, Duration.ofSeconds(90));

    assertThat(pipeline.running()).isTrue();
    pipeline.close();
    assertThat(pipeline.running()).isFalse();
  }

  @Test
  void oneOfAllReplicasLeads() {
    var trial = trial(2);
    var zero = pipeline(trial, Trial.settings());
    zero.add(completes(PhaseName.ANALYZER)).start();
    trial.await(() -> zero.leading(PhaseName.ANALYZER), Duration.ofSeconds(90));
    assertThat(zero.leading(PhaseName.ANALYZER)).isTrue();
    assertThat(zero.leading(PhaseName.REVIEWER)).isFalse();
    var one = pipeline(trial, Trial.settings().withInstance("1"));
    one.add(completes(PhaseName.ANALYZER)).start();
    trial.await(one::running, Duration.ofSeconds(90));
    zero.close();

    trial.await(() -> one.leading(PhaseName.ANALYZER), Duration.ofSeconds(90));
    assertThat(one.leading(PhaseName.ANALYZER)).isTrue();
    assertThat(zero.leading(PhaseName.ANALYZER)).isFalse();
  }

  @Test
  void theEstateKeepsTheNewestGenerationInWhateverOrderItComes() {
    var trial = trial(1);
    trial.send(vpc("kept", 5));
    trial.send(Events.interfaceRemoved("acme/net", "kept", "r", 4));
    trial.send(vpc("gone", 4));
    trial.send(Events.interfaceRemoved("acme/net", "gone", "r", 5));
    trial.send(vpc("gone", 3));
    trial.send(Events.interfaceRemoved("acme/net", "back", "r", 4));
    trial.send(vpc("back", 5));
    var pipeline = pipeline(trial, Trial.settings());

    pipeline.start();

    assertThat(pipeline.estate().get().stacks()).containsOnlyKeys("acme/net/kept", "acme/net/back");
    assertThat(pipeline.estate().get().removed()).containsExactly(Map.entry("acme/net/gone", 5L));
  }

  private static Event vpc(String stack, long generation) {
    return Events.of(
        new StackInterface("acme/net", stack, generation, Map.of(), List.of(), List.of(), Map.of()),
        "r" + generation);
  }

  /** The service was down for longer than its topic keeps records. */
  @Test
  void recordsThatWereDeletedBeforeTheyWereWorkedOnHoldNoOffset() throws Exception {
    var trial = trial(1);
    var never = new CountDownLatch(1);
    var first = pipeline(trial, Trial.settings().withDeadline(Duration.ofMinutes(1)));
    first.add(LambdaPhase.analyzer((state, _) -> slow(state, never))).start();
    trial.send(Trial.stack("r", "slow"));
    IntStream.range(0, 20).forEach(i -> trial.send(Trial.stack("r", "quick" + i)));
    assertThat(trial.seen(Topic.ANALYZED, 20)).hasSize(20);
    first.close();
    var stacks = new TopicPartition(trial.topics.name(Topic.STACKS), 0);
    try (var admin = kafka.admin()) {
      assertThat(committed(admin, trial, stacks)).isZero();
      admin.deleteRecords(Map.of(stacks, RecordsToDelete.beforeOffset(10))).all().get();

      var second = pipeline(trial, Trial.settings());
      second.add(completes(PhaseName.ANALYZER)).start();
      trial.send(Trial.stack("r", "later"));
      assertThat(stacks(trial.seen(Topic.ANALYZED, 21))).hasSize(21).doesNotHaveDuplicates();
      second.close();

      assertThat(committed(admin, trial, stacks)).isEqualTo(22);
    }
  }

  private static long committed(Admin admin, Trial trial, TopicPartition partition)
      throws Exception {
    var offsets =
        admin
            .listConsumerGroupOffsets(trial.topics.prefix() + "-analyzer")
            .partitionsToOffsetAndMetadata()
            .get();
    return Objects.requireNonNull(offsets.get(partition)).offset();
  }

  private Trial trial(int partitions) {
    var trial = new Trial(kafka, partitions);
    open.add(trial);
    return trial;
  }

  private Pipeline pipeline(Trial trial, DeliverySettings settings) {
    var pipeline = new Pipeline(trial.clients, trial.topics, settings, trial.registry);
    open.add(pipeline);
    return pipeline;
  }

  private static List<String> stacks(List<ConsumerRecord<byte[], byte[]>> states) {
    return states.stream().map(r -> CloudEventHeaders.read(r.headers()).stack()).toList();
  }

  private static Phase completes(PhaseName name) {
    return new LambdaPhase(name, (state, _) -> state.completed(name, "done"));
  }

  private static Phase takes(Duration time) {
    return LambdaPhase.analyzer((state, _) -> {
      pause(time);
      return state.completed(PhaseName.ANALYZER, "done");
    });
  }

  private static ReviewState slow(ReviewState state, CountDownLatch never) {
    try {
      if (state.stack().stack().path().equals("slow")) {
        never.await();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    return state.completed(PhaseName.ANALYZER, "done");
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static ReviewEvent started(String reviewId, long generation) {
    return new ReviewEvent.Started(
        reviewId,
        Instant.now(),
        "",
        "acme/shop",
        "main",
        false,
        generation,
        "head",
        "base",
        Lane.INTERACTIVE,
        Instant.now(),
        List.of("acme/shop/stack"),
        List.of());
  }
}
