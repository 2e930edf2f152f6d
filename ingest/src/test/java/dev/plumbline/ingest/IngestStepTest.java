package dev.plumbline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.ingest.changes.Repetition;
import dev.plumbline.ingest.git.Changes;
import dev.plumbline.ingest.git.TestRepository;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.delivery.DeliverySettings;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.lane.Generations;
import dev.plumbline.pipeline.lane.ReviewsTail;
import dev.plumbline.pipeline.service.Pipeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Kafka
final class IngestStepTest {
  private static final Settings SETTINGS = Settings.DEFAULT;

  @TempDir Path dir;

  @Test
  void a_change_that_anyone_wrote_becomes_a_review_of_its_stacks(TestKafka kafka) throws Exception {
    var topics = topics(kafka, "flow");
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var pipeline = pipeline(kafka, topics);
        var producer = kafka.producer()) {
      repo.write("a/main.tf", "provider \"aws\" {}").write("b/main.tf", "provider \"aws\" {}");
      pipeline.start();
      String changes = topics.prefix() + ".changes";
      String foreign =
          "{\"url\": \"%s\", \"requestId\": \"r1\", \"more\": 1}".formatted(repo.directory());
      String nowhere = "{\"url\": \"%s\", \"requestId\": \"r2\"}".formatted(dir.resolve("nowhere"));
      String misspelt = foreign.replace("\"more\": 1", "\"settings\": {\"failOn\": \"hgih\"}");
      for (String body : List.of("{}", misspelt, nowhere, foreign)) {
        producer
            .send(
                new ProducerRecord<>(
                    changes, null, 0L, "shop".getBytes(UTF_8), body.getBytes(UTF_8)))
            .get();
      }

      var stacks =
          kafka.read(topics.prefix() + ".stacks", 2, Duration.ofSeconds(15)).stream()
              .map(record -> Json.read(record.value(), StackChanged.class))
              .toList();
      assertThat(stacks)
          .extracting(StackChanged::key)
          .containsExactly(repo.directory() + "/a", repo.directory() + "/b");
      assertThat(stacks).allMatch(stack -> stack.generation() == 3);
      // The changes say that they were written in 1970, when no suppression had expired.
      assertThat(stacks)
          .extracting(StackChanged::evaluationDate)
          .allMatch(date -> date.isAfter(LocalDate.now(ZoneOffset.UTC).minusDays(2)));
      var ledger = kafka.read(topics.prefix() + ".reviews", 3, Duration.ofSeconds(3));
      assertThat(of(ledger, ReviewEvent.Started.class).requestId()).isEqualTo("r1");
      var rejected = of(ledger, ReviewEvent.Rejected.class);
      assertThat(rejected.requestId()).isEqualTo("r2");
      assertThat(rejected.reason()).contains("there is no directory");
    }
  }

  /** A draft that becomes ready: another delivery, the same commits. */
  @Test
  void a_change_that_is_told_again_brings_nothing_new_but_an_answer(TestKafka kafka)
      throws Exception {
    var topics = topics(kafka, "again");
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var pipeline = pipeline(kafka, topics);
        var producer = kafka.producer()) {
      String head = repo.write("a/main.tf", "provider \"aws\" {}").commit("one");
      pipeline.start();
      String change =
          "{\"url\": \"%s\", \"ref\": \"pull/1\", \"head\": \"%s\", \"requestId\": \"%s\"}";
      String ledger = topics.prefix() + ".reviews";
      int seen = 0;
      for (String request : List.of("", "", "waiting")) {
        String body = change.formatted(repo.directory(), head, request);
        producer
            .send(
                new ProducerRecord<>(
                    topics.prefix() + ".changes", "shop".getBytes(UTF_8), body.getBytes(UTF_8)))
            .get();
        // Started by the first alone; PhaseStarted and how it ended by each; then the answer.
        seen += request.isEmpty() && seen > 0 ? 2 : 3;
        assertThat(kafka.read(ledger, seen, Duration.ofSeconds(15))).hasSize(seen);
      }

      var entries = kafka.readAll(ledger);
      assertThat(entries.stream().filter(r -> type(r).equals("dev.plumbline.review.started.v1")))
          .hasSize(1);
      var started = of(entries, ReviewEvent.Started.class);
      assertThat(of(entries, ReviewEvent.PhaseSkipped.class).reason()).contains(started.reviewId());
      assertThat(of(entries, ReviewEvent.Rejected.class).requestId()).isEqualTo("waiting");
      assertThat(kafka.readAll(topics.prefix() + ".stacks")).hasSize(1);
    }
  }

  /** A pull request that is closed, and opened again without a new commit. */
  @Test
  void what_is_closed_is_said_to_be_and_reviewed_again_when_it_is_open_again(TestKafka kafka)
      throws Exception {
    var topics = topics(kafka, "closed");
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var pipeline = pipeline(kafka, topics);
        var producer = kafka.producer()) {
      String head = repo.write("a/main.tf", "provider \"aws\" {}").commit("one");
      pipeline.start();
      String change =
          "{\"repository\": \"shop\", \"url\": \"%s\", \"ref\": \"pull/1\", \"head\": \"%s\", \"closed\": %s}";
      String ledger = topics.prefix() + ".reviews";
      int seen = 0;
      for (boolean closed : List.of(false, true, false)) {
        String body = change.formatted(repo.directory(), head, closed);
        producer
            .send(
                new ProducerRecord<>(
                    topics.prefix() + ".changes", "shop".getBytes(UTF_8), body.getBytes(UTF_8)))
            .get();
        seen += 3; // PhaseStarted, what came of it, PhaseCompleted
        assertThat(kafka.read(ledger, seen, Duration.ofSeconds(15))).hasSize(seen);
      }

      var entries = kafka.readAll(ledger);
      var end = of(entries, ReviewEvent.ChangeClosed.class);
      assertThat(end.repository() + " " + end.ref()).isEqualTo("shop pull/1");
      assertThat(end.generation()).isEqualTo(1);
      assertThat(started(entries)).hasSize(2).doesNotHaveDuplicates();
      assertThat(kafka.readAll(topics.prefix() + ".stacks")).hasSize(2);
    }
  }

  /** A revert of a revert: what is there now was there before, and was reviewed to its end. */
  @Test
  void a_branch_that_is_back_at_an_earlier_commit_is_reviewed_once_more(TestKafka kafka)
      throws Exception {
    var topics = topics(kafka, "back");
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var pipeline = pipeline(kafka, topics);
        var producer = kafka.producer()) {
      String one = repo.write("a/main.tf", "provider \"aws\" {}").commit("one");
      String two = repo.write("a/main.tf", "provider \"aws\" {} # two").commit("two");
      pipeline.start();
      String change =
          "{\"repository\": \"shop\", \"url\": \"%s\", \"ref\": \"pull/1\", \"head\": \"%s\"}";
      String ledger = topics.prefix() + ".reviews";
      int seen = 0;
      for (String head : List.of(one, two, one, one)) {
        String body = change.formatted(repo.directory(), head);
        producer
            .send(
                new ProducerRecord<>(
                    topics.prefix() + ".changes", "shop".getBytes(UTF_8), body.getBytes(UTF_8)))
            .get();
        seen += seen < 9 ? 3 : 2; // the last one brings nothing new
        assertThat(kafka.read(ledger, seen, Duration.ofMinutes(1))).hasSize(seen);
      }

      var entries = kafka.readAll(ledger);
      assertThat(started(entries)).hasSize(3).doesNotHaveDuplicates();
      assertThat(of(entries, ReviewEvent.PhaseSkipped.class).reason()).contains("already");
      assertThat(kafka.readAll(topics.prefix() + ".stacks"))
          .extracting(r -> Json.read(r.value(), StackChanged.class))
          .extracting(StackChanged::reviewId)
          .containsExactlyElementsOf(started(entries));
    }
  }

  /** Whoever takes its place reads first which reviews there were. */
  @Test
  void a_branch_that_is_back_after_a_restart_is_reviewed_once_more(TestKafka kafka)
      throws Exception {
    var topics = topics(kafka, "restart");
    String ledger = topics.prefix() + ".reviews";
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var producer = kafka.producer()) {
      String one = repo.write("a/main.tf", "provider \"aws\" {}").commit("one");
      String two = repo.write("a/main.tf", "provider \"aws\" {} # two").commit("two");
      String change =
          "{\"repository\": \"shop\", \"url\": \"%s\", \"ref\": \"main\", \"tracked\": true,"
              + " \"head\": \"%s\"}";
      int seen = 0;
      for (String head : List.of(one, two, one)) {
        String body = change.formatted(repo.directory(), head);
        producer
            .send(
                new ProducerRecord<>(
                    topics.prefix() + ".changes", "shop".getBytes(UTF_8), body.getBytes(UTF_8)))
            .get();
        try (var pipeline = pipeline(kafka, topics)) {
          pipeline.start();
          seen += 3;
          assertThat(kafka.read(ledger, seen, Duration.ofMinutes(1))).hasSize(seen);
        }
      }

      assertThat(started(kafka.readAll(ledger))).hasSize(3).doesNotHaveDuplicates();
    }
  }

  /** A phase was down until the review's deadline; the same is told again, by whatever event. */
  @Test
  void what_ended_incomplete_is_reviewed_once_more_when_it_is_told_again(TestKafka kafka)
      throws Exception {
    var topics = topics(kafka, "incomplete");
    String ledger = topics.prefix() + ".reviews";
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var producer = kafka.producer()) {
      String head = repo.write("a/main.tf", "provider \"aws\" {}").commit("one");
      String change =
          "{\"repository\": \"shop\", \"url\": \"%s\", \"ref\": \"pull/1\", \"head\": \"%s\"}"
              .formatted(repo.directory(), head);
      var told =
          new ProducerRecord<>(
              topics.prefix() + ".changes", "shop".getBytes(UTF_8), change.getBytes(UTF_8));
      producer.send(told).get();
      try (var pipeline = pipeline(kafka, topics)) {
        pipeline.start();
        assertThat(kafka.read(ledger, 3, Duration.ofMinutes(1))).hasSize(3);
      }
      String first = started(kafka.readAll(ledger)).getFirst();
      producer.send(Events.of(ended(first, Verdict.INCOMPLETE)).toRecord(topics)).get();

      producer.send(told).get();
      try (var pipeline = pipeline(kafka, topics)) {
        pipeline.start();
        assertThat(kafka.read(ledger, 7, Duration.ofSeconds(20))).hasSize(7);
        producer.send(told).get(); // now under way, so this brings nothing new
        assertThat(kafka.read(ledger, 9, Duration.ofSeconds(20))).hasSize(9);
      }

      var entries = kafka.readAll(ledger);
      assertThat(started(entries)).hasSize(2).doesNotHaveDuplicates();
      assertThat(of(entries, ReviewEvent.PhaseSkipped.class).reason()).contains("already");
    }
  }

  private static ReviewEvent ended(String reviewId, Verdict verdict) {
    return new ReviewEvent.Completed(
        reviewId, Instant.now(), "shop", "pull/1", verdict, "", List.of());
  }

  /** Its host did not answer, and the same was told again meanwhile. */
  @Test
  void a_change_that_waited_brings_nothing_new_after_a_newer_one_of_the_same() throws Exception {
    var generations = new Generations();
    IngestStep step = step(() -> Estate.EMPTY, generations, _ -> false);
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      String head = repo.write("a/main.tf", "provider \"aws\" {}").commit("one");

      Output newer = step.process(change(repo, head, "", 7), Budget.generous());
      byte[] started = Objects.requireNonNull(newer.events().getFirst().data());
      generations.started(Json.read(started, ReviewEvent.Started.class));
      Output older = step.process(change(repo, head, "", 5), Budget.generous());
      Output asked = step.process(change(repo, head, "waiting", 4), Budget.generous());

      assertThat(newer.outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(older.outcome()).isEqualTo(Outcome.SKIPPED);
      assertThat(older.events()).isEmpty();
      assertThat(asked.events()).singleElement().extracting(Event::key).isNotEqualTo("");
    }
  }

  /** Or a review that has ended long ago would start again, and never end. */
  @Test
  void a_change_is_not_taken_before_it_is_known_which_reviews_there_were() throws Exception {
    try (var unread = new ReviewsTail(Clients.of("none:1"), Topics.DEFAULT);
        var repo = TestRepository.init(dir.resolve("shop"))) {
      String head = repo.write("a/main.tf", "provider \"aws\" {}").commit("one");
      IngestStep step = step(() -> Estate.EMPTY, unread.generations(), _ -> false);

      assertThatThrownBy(() -> step.process(change(repo, head, "", 5), Budget.generous()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("not known yet");
    }
  }

  @Test
  void a_change_that_waited_while_its_ref_was_closed_is_not_reviewed() throws Exception {
    var generations = new Generations();
    IngestStep step = step(() -> Estate.EMPTY, generations, _ -> false);
    generations.closed(new ReviewEvent.ChangeClosed("c", Instant.EPOCH, "", "shop", "pull/1", 6));
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      String head = repo.write("a/main.tf", "provider \"aws\" {}").commit("one");

      Output older = step.process(change(repo, head, "", 5), Budget.generous());
      Output opened = step.process(change(repo, head, "", 7), Budget.generous());

      assertThat(older.outcome()).isEqualTo(Outcome.SKIPPED);
      assertThat(older.reason()).isEqualTo("pull/1 was closed since");
      assertThat(opened.outcome()).isEqualTo(Outcome.COMPLETED);
    }
  }

  private static Input change(TestRepository repo, String head, String request, long offset) {
    String body =
        "{\"repository\": \"shop\", \"url\": \"%s\", \"ref\": \"pull/1\", \"head\": \"%s\", \"requestId\": \"%s\"}"
            .formatted(repo.directory(), head, request);
    return new Input(
        "changes",
        0,
        offset,
        Instant.now(),
        "shop",
        CloudEventHeaders.read(new RecordHeaders()),
        body.getBytes(UTF_8));
  }

  private static List<String> started(List<ConsumerRecord<byte[], byte[]>> ledger) {
    return ledger.stream()
        .filter(r -> type(r).equals("dev.plumbline.review.started.v1"))
        .map(r -> Json.read(r.value(), ReviewEvent.Started.class).reviewId())
        .toList();
  }

  private static String type(ConsumerRecord<byte[], byte[]> record) {
    return CloudEventHeaders.text(record.headers(), "ce_type");
  }

  /** Two replicas took the same webhook, or an answer of Kafka was lost and it was sent again. */
  @Test
  void an_event_that_is_in_the_topic_twice_is_taken_once(TestKafka kafka) throws Exception {
    var topics = topics(kafka, "twice");
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var published =
            new PublishedChanges(Clients.of(kafka.bootstrapServers()), topics, new Placement(1));
        var pipeline = pipeline(kafka, topics, published);
        var producer = kafka.producer()) {
      repo.write("a/main.tf", "provider \"aws\" {}");
      published.start();
      pipeline.start();
      String url = repo.directory().toString();
      int run = 0;
      // Of another source it is another event; of the same one it is not, whatever it says now.
      for (String source : List.of("/github", "/github", "/gitea")) {
        var change =
            new RepositoryChanged(
                url, url, "", "", "", false, Lane.INTERACTIVE, run, "", List.of(), SETTINGS);
        producer.send(Events.of(change, "delivery", source).toRecord(topics)).get();
        run++;
      }

      var ledger = kafka.read(topics.prefix() + ".reviews", 8, Duration.ofSeconds(15));
      assertThat(ledger.stream().filter(r -> type(r).equals("dev.plumbline.phase.skipped.v1")))
          .hasSize(1);
      assertThat(kafka.readAll(topics.prefix() + ".stacks"))
          .extracting(r -> Json.read(r.value(), StackChanged.class).generation())
          .containsExactly(0L, 2L);
    }
  }

  private static Topics topics(TestKafka kafka, String name) {
    var topics = new Topics(kafka.prefix() + name);
    for (String topic : topics.all()) {
      kafka.createTopic(topic.substring(kafka.prefix().length()), 1);
    }
    return topics;
  }

  private Pipeline pipeline(TestKafka kafka, Topics topics) {
    return pipeline(kafka, topics, _ -> false);
  }

  private Pipeline pipeline(TestKafka kafka, Topics topics, Repetition repetition) {
    var pipeline =
        new Pipeline(
            Clients.of(kafka.bootstrapServers()),
            topics,
            DeliverySettings.DEFAULT,
            new SimpleMeterRegistry());
    return pipeline.add(
        step(pipeline.estate(), pipeline.generations(Duration.ofDays(1)), repetition));
  }

  private IngestStep step(Supplier<Estate> estate, Generations generations, Repetition repetition) {
    var intake = Changes.intake(dir);
    return new IngestStep(intake, estate, generations, repetition, new Placement(1));
  }

  private static <T extends ReviewEvent> T of(
      List<ConsumerRecord<byte[], byte[]>> ledger, Class<T> type) {
    return ledger.stream()
        .filter(record ->
            EventType.find(CloudEventHeaders.text(record.headers(), "ce_type"))
                .filter(t -> t.payload() == type)
                .isPresent())
        .map(record -> Json.read(record.value(), type))
        .findFirst()
        .orElseThrow();
  }
}
