package dev.plumbline.pipeline.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.DeliveryConfig;
import dev.plumbline.pipeline.config.TopicsConfig;
import dev.plumbline.pipeline.deadletter.DeadLetters;
import dev.plumbline.pipeline.deadletter.Letter;
import dev.plumbline.pipeline.event.ReturnHeaders;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a broker with TLS, SCRAM and the access rules of docs/security.md. */
class SecurityTest {
  private static final Topics TOPICS = Topics.DEFAULT;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final TopicLayout LAYOUT =
      new TopicLayout(
          new TopicsConfig(
              "plumbline",
              1,
              1,
              1,
              Duration.ofDays(7),
              Duration.ofDays(90),
              Duration.ofDays(30),
              true));

  @TempDir static Path directory;
  private static SecuredBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = new SecuredBroker(directory);
    TopicPlan.of(broker.operator(), LAYOUT.all()).apply(broker.operator(), false);
    for (PhaseName service : PhaseName.values()) {
      broker.addUser(service.label(), "secret-" + service.label(), Grants.of(service, TOPICS));
    }
    broker.addUser("replaying", "secret-replaying", Grants.ofReplay(TOPICS));
    broker.addUser(
        "in-turn",
        "secret-in-turn",
        Grants.ofReplay(TOPICS).stream()
            .filter(grant -> grant.type() != ResourceType.TRANSACTIONAL_ID)
            .toList());
    broker.addUser("reviewing", "secret-reviewing", Grants.ofReview(TOPICS));
    broker.addUser("stranger", "secret-stranger", List.of());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  /** What delivery does: read in a group, write and commit the offset in one transaction. */
  @ParameterizedTest
  @EnumSource
  void letsEveryServiceDoItsWork(PhaseName service) throws Exception {
    Clients clients = clients(service);
    String in = TOPICS.name(Topic.before(service));
    String out = TOPICS.name(Topic.after(service));
    String group = "plumbline-" + service.label();
    try (Admin admin = clients.admin()) {
      TopicPlan.of(admin, LAYOUT.of(service)).requireUsable("kafka:9092", 1);
    }
    try (var operator = operator().producer()) {
      operator.send(new ProducerRecord<>(in, bytes("work for " + service))).get();
    }

    try (var consumer = clients.groupConsumer(group, "", "classic");
        var producer = clients.transactionalProducer(group + "-0")) {
      producer.initTransactions();
      consumer.subscribe(List.of(in));
      ConsumerRecord<byte[], byte[]> record = null;
      for (long end = System.nanoTime() + PATIENCE.toNanos();
          record == null && System.nanoTime() < end; ) {
        for (var polled : consumer.poll(Duration.ofMillis(100))) {
          record = polled;
        }
      }
      assertThat(record).isNotNull();
      producer.beginTransaction();
      for (Topic topic : Access.of(service).writes()) {
        var _ =
            producer.send(
                new ProducerRecord<>(TOPICS.name(topic), bytes("key"), bytes("by " + service)));
      }
      var _ = producer.send(new ProducerRecord<>(TOPICS.retry(service), bytes("by " + service)));
      producer.sendOffsetsToTransaction(
          Map.of(new TopicPartition(in, 0), new OffsetAndMetadata(record.offset() + 1)),
          consumer.groupMetadata());
      producer.commitTransaction();
    }

    assertThat(operator().readAll(out))
        .anyMatch(record -> new String(record.value(), UTF_8).equals("by " + service));
  }

  @Test
  void letsTheReporterKeepStateThatStreamsWritesToItsOwnTopics() throws Exception {
    var settings = new Properties();
    settings.putAll(clients(PhaseName.REPORTER).common());
    settings.put("application.id", "plumbline.collector");
    settings.put("processing.guarantee", "exactly_once_v2");
    settings.put("state.dir", directory.resolve("streams").toString());
    settings.put("commit.interval.ms", 10);
    settings.put("auto.offset.reset", "earliest");
    var topology = new StreamsBuilder();
    topology.stream(TOPICS.name(Topic.RESULTS), Consumed.with(Serdes.String(), Serdes.String()))
        .groupByKey()
        .count(Materialized.as("counted"))
        .toStream()
        .mapValues(count -> "counted " + count)
        .to(TOPICS.name(Topic.REPORTS), Produced.with(Serdes.String(), Serdes.String()));
    try (var operator = operator().producer()) {
      operator
          .send(new ProducerRecord<>(TOPICS.name(Topic.RESULTS), bytes("key"), bytes("value")))
          .get();
    }

    try (var streams = new KafkaStreams(topology.build(), settings)) {
      streams.start();

      long end = System.nanoTime() + PATIENCE.toNanos();
      boolean counted = false;
      while (!counted && System.nanoTime() < end) {
        counted =
            operator().readAll(TOPICS.name(Topic.REPORTS)).stream()
                .anyMatch(record -> new String(record.value(), UTF_8).startsWith("counted "));
      }
      assertThat(counted).isTrue();
    }
  }

  @Test
  void letsAPersonBringADeadLetterBackOnce() throws Exception {
    try (var operator = operator().producer()) {
      var letter = new ProducerRecord<>(TOPICS.name(Topic.DEAD_LETTERS), bytes("k"), bytes("back"));
      ReturnHeaders.set(letter.headers(), ReturnHeaders.SERVICE, "validator");
      operator.send(letter).get();
    }
    var letters = new DeadLetters(clients("replaying"), TOPICS);

    assertThat(letters.replay(_ -> true)).hasSize(1);

    assertThat(letters.replay(_ -> true)).isEmpty();
    assertThat(operator().readAll(TOPICS.retry(PhaseName.VALIDATOR)))
        .anyMatch(record -> new String(record.value(), UTF_8).equals("back"));
  }

  @Test
  void bringsADeadLetterBackWithoutTransactionsWhereTheyAreForbidden() throws Exception {
    try (var operator = operator().producer()) {
      var letter = new ProducerRecord<>(TOPICS.name(Topic.DEAD_LETTERS), bytes("k"), bytes("turn"));
      ReturnHeaders.set(letter.headers(), ReturnHeaders.SERVICE, "reviewer");
      operator.send(letter).get();
    }
    Predicate<Letter> mine = letter -> letter.service().equals("reviewer");
    var inTurn = new DeadLetters(clients("in-turn"), TOPICS, DeliveryConfig.Mode.AT_LEAST_ONCE);

    assertThatThrownBy(() -> new DeadLetters(clients("in-turn"), TOPICS).replay(mine))
        .isInstanceOf(TransactionalIdAuthorizationException.class);
    assertThat(inTurn.replay(mine)).hasSize(1);

    assertThat(inTurn.replay(mine)).isEmpty();
    assertThat(operator().readAll(TOPICS.retry(PhaseName.REVIEWER)))
        .anyMatch(record -> new String(record.value(), UTF_8).equals("turn"));
  }

  @Test
  void letsAPersonAskForAReviewAndFollowIt() throws Exception {
    send(clients("reviewing"), TOPICS.name(Topic.CHANGES));
    List<String> followed = Access.REVIEWING.inputs(TOPICS);
    try (var operator = operator().producer()) {
      for (String topic : followed) {
        operator.send(new ProducerRecord<>(topic, bytes("to follow"))).get();
      }
    }
    try (var consumer = clients("reviewing").freeConsumer(true)) {
      for (String topic : followed) {
        var partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).values().iterator().next();
        while (consumer.position(partition) < end) {
          consumer.poll(Duration.ofMillis(100));
        }
      }
    }
  }

  @Test
  void refusesAServiceWhatIsNotItsOwn() {
    Clients analyzer = clients(PhaseName.ANALYZER);

    assertThatThrownBy(() -> send(analyzer, TOPICS.name(Topic.REPORTS)))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> poll(analyzer, TOPICS.name(Topic.RESULTS), "plumbline-analyzer"))
        .isInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> poll(analyzer, TOPICS.name(Topic.STACKS), "plumbline-validator"))
        .isInstanceOf(GroupAuthorizationException.class);
    try (var producer = analyzer.transactionalProducer("plumbline-validator-0")) {
      assertThatThrownBy(producer::initTransactions)
          .isInstanceOf(TransactionalIdAuthorizationException.class);
    }
  }

  @Test
  void refusesAUserWithoutRightsAndSaysSo() {
    Clients stranger = new Clients(broker.config("stranger", "secret-stranger").clientSettings());

    assertThatThrownBy(() -> send(stranger, TOPICS.name(Topic.CHANGES)))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
    try (Admin admin = stranger.admin()) {
      // A topic that one may not see is as good as none.
      assertThatThrownBy(() ->
              TopicPlan.of(admin, LAYOUT.of(PhaseName.ANALYZER)).requireUsable("kafka:9092", 1))
          .isInstanceOf(TopicsException.class);
    }
  }

  @Test
  void refusesAWrongPassword() {
    try (Admin admin = Admin.create(broker.config("analyzer", "guessed").clientSettings())) {
      assertThatThrownBy(() -> TopicPlan.of(admin, LAYOUT.all()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the cluster does not let us in");
    }
  }

  private static void send(Clients clients, String topic)
      throws ExecutionException, InterruptedException {
    try (var producer = clients.producer()) {
      producer.send(new ProducerRecord<>(topic, bytes("x"))).get();
    }
  }

  private static void poll(Clients clients, String topic, String group) {
    try (var consumer = clients.groupConsumer(group, "", "classic")) {
      consumer.subscribe(List.of(topic));
      for (int i = 0; i < 50; i++) {
        consumer.poll(Duration.ofMillis(100));
      }
    }
  }

  private static TestKafka operator() {
    return new TestKafka(broker.operatorBootstrap(), "");
  }

  private static Clients clients(PhaseName service) {
    return clients(service.label());
  }

  private static Clients clients(String user) {
    return new Clients(broker.config(user, "secret-" + user).clientSettings());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
