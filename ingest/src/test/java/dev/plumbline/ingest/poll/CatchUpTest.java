package dev.plumbline.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.ingest.RepositoryName;
import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.ingest.git.Changes;
import dev.plumbline.ingest.git.TestRepository;
import dev.plumbline.ingest.git.Tips;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Kafka
final class CatchUpTest {
  private static final OpenPulls NOBODY = new OpenPulls(null, "", "");
  private static final Tips NONE = new Tips("main", Map.of(), Map.of());

  @TempDir Path dir;

  @Test
  void what_no_webhook_told_of_is_published_once_and_compared_with_what_was_known(TestKafka kafka)
      throws Exception {
    kafka.createTopic("poll.changes", 1);
    var topics = new Topics(kafka.prefix() + "poll");
    var clients = Clients.of(kafka.bootstrapServers());
    var published = new PublishedChanges(clients, topics, new Placement(1));
    var publisher = new ChangePublisher(clients, topics, published, Duration.ofSeconds(5));
    published.start();
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      String first = repo.write("main.tf", "1").commit("first");
      String url = "file://" + repo.directory();
      String gone = "file://" + dir.resolve("gone");
      var repositories = Changes.repositories(dir.resolve("state"));
      var catchUp = new CatchUp(repositories, published, publisher, NOBODY, List.of(gone, url));

      assertThat(catchUp.look()).isEqualTo(1);
      await(published, url, first);
      assertThat(catchUp.look()).isZero();
      repo.branch("side").write("x.tf", "x").commit("elsewhere");
      repo.checkout("main");
      assertThat(catchUp.look()).isZero();
      String second = repo.write("main.tf", "2").commit("second");
      assertThat(catchUp.look()).isEqualTo(1);

      var changes =
          kafka.read(topics.prefix() + ".changes", 2, Duration.ofSeconds(5)).stream()
              .map(record -> Json.read(record.value(), RepositoryChanged.class))
              .toList();
      assertThat(changes).extracting(RepositoryChanged::head).containsExactly(first, second);
      assertThat(changes).extracting(RepositoryChanged::base).containsExactly("", first);
      assertThat(changes)
          .extracting(RepositoryChanged::lane)
          .containsExactly(Lane.BULK, Lane.INTERACTIVE);
      assertThat(changes).allMatch(RepositoryChanged::tracked);
    } finally {
      publisher.close();
      published.close();
    }
  }

  @Test
  void a_branch_that_is_gone_without_a_word_is_closed_once(TestKafka kafka) throws Exception {
    kafka.createTopic("gone.changes", 1);
    var topics = new Topics(kafka.prefix() + "gone");
    var clients = Clients.of(kafka.bootstrapServers());
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var published = new PublishedChanges(clients, topics, new Placement(1));
        var publisher = new ChangePublisher(clients, topics, published, Duration.ofSeconds(5))) {
      published.start();
      String head = repo.write("main.tf", "1").commit("first");
      String url = "file://" + repo.directory();
      String name = RepositoryName.of(url);
      var side =
          new RepositoryChanged(
              name, url, "side", head, "", false, Lane.BULK, 0, "", List.of(), Settings.DEFAULT);
      assertThat(publisher.publish(side, "a", "/test")).isTrue();
      while (published.head(name, "side").isEmpty()) {
        Thread.sleep(10);
      }
      var catchUp =
          new CatchUp(
              Changes.repositories(dir.resolve("state")),
              published,
              publisher,
              NOBODY,
              List.of(url));

      assertThat(catchUp.look()).as("main, and that side is gone").isEqualTo(2);
      while (published.head(name, "side").isPresent()) {
        Thread.sleep(10);
      }
      assertThat(catchUp.look()).isZero();

      assertThat(kafka.readAll(topics.prefix() + ".changes"))
          .extracting(record -> Json.read(record.value(), RepositoryChanged.class))
          .filteredOn(RepositoryChanged::closed)
          .extracting(RepositoryChanged::ref)
          .containsExactly("side");
    }
  }

  /** A fork's pull request is in no branch: only the Git host's ref leads to it. */
  @Test
  void a_missed_pull_request_is_published_and_a_first_look_at_many_is_no_flood(TestKafka kafka)
      throws Exception {
    kafka.createTopic("pulls.changes", 1);
    var topics = new Topics(kafka.prefix() + "pulls");
    var clients = Clients.of(kafka.bootstrapServers());
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var published = new PublishedChanges(clients, topics, new Placement(1));
        var publisher = new ChangePublisher(clients, topics, published, Duration.ofSeconds(5))) {
      published.start();
      String main = repo.write("main.tf", "1").commit("first");
      String url = "file://" + repo.directory();
      String name = RepositoryName.of(url);
      for (int number = 1; number <= 300; number++) {
        repo.ref("refs/pull/" + number + "/head", main);
      }
      var catchUp =
          new CatchUp(
              Changes.repositories(dir.resolve("state")),
              published,
              publisher,
              NOBODY,
              List.of(url));

      assertThat(catchUp.look()).as("the default branch alone").isEqualTo(1);
      await(published, url, main);
      String fork = repo.branch("elsewhere").write("x.tf", "x").commit("a fork's");
      repo.checkout("main");
      repo.ref("refs/pull/7/head", fork);
      repo.ref("refs/merge-requests/301/head", fork);
      assertThat(catchUp.look()).as("one that changed, and a new one").isEqualTo(2);
      while (published.head(name, "pull/7").isEmpty()) {
        Thread.sleep(10);
      }
      assertThat(catchUp.look()).isZero();
      assertThat(pulls(kafka, topics))
          .extracting(RepositoryChanged::ref, RepositoryChanged::base, RepositoryChanged::lane)
          .containsExactly(
              tuple("pull/301", "main", Lane.BULK), tuple("pull/7", "main", Lane.BULK));

      String again = repo.checkout("elsewhere").write("x.tf", "y").commit("more");
      repo.checkout("main"); // which is the default branch again
      repo.ref("refs/pull/7/head", again);
      assertThat(catchUp.look()).isEqualTo(1);
      assertThat(pulls(kafka, topics).getLast().lane()).isEqualTo(Lane.INTERACTIVE);
      assertThat(pulls(kafka, topics).getLast().head()).isEqualTo(again);
    }
  }

  @Test
  void whereTheHostCanBeAskedWhatIsOpenCountsAndNothingElse() {
    var published =
        new PublishedChanges(Clients.of("127.0.0.1:1"), new Topics("none"), new Placement(1));
    var tips = new Tips("main", Map.of(), Map.of(1L, "a".repeat(40), 2L, "b".repeat(40)));

    var look =
        new Pulls(published)
            .look(new Missed("r", "u", tips), Optional.of(Map.of(2L, "release", 3L, "main")));

    assertThat(look.changes())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.ref()).isEqualTo("pull/2");
          assertThat(change.base()).isEqualTo("release");
          assertThat(change.lane()).isEqualTo(Lane.BULK);
        });
  }

  /** Nobody remembers the last look; what was published tells how far it got. */
  @Test
  void after_a_restart_newer_pull_requests_come_a_few_at_a_time_and_closed_ones_not_at_all(
      TestKafka kafka) throws Exception {
    kafka.createTopic("restart.changes", 1);
    var topics = new Topics(kafka.prefix() + "restart");
    var clients = Clients.of(kafka.bootstrapServers());
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var published = new PublishedChanges(clients, topics, new Placement(1));
        var publisher = new ChangePublisher(clients, topics, published, Duration.ofSeconds(5))) {
      published.start();
      String main = repo.write("main.tf", "1").commit("first");
      String url = "file://" + repo.directory();
      String name = RepositoryName.of(url);
      for (int number = 1; number <= 60; number++) {
        repo.ref("refs/pull/" + number + "/head", main);
      }
      for (String ref : List.of("pull/10", "pull/60")) {
        publisher.publish(RepositoryChanged.closing(name, url, ref), ref, "/test");
      }
      publisher.publish(new Missed(name, url, NONE).pull(30, main, "main", Lane.BULK), "30", "/t");
      publisher.publish(RepositoryChanged.closing(name, url, "pull/30"), "c30", "/test");
      while (!published.isClosed(name, "pull/30")) {
        Thread.sleep(10);
      }
      var catchUp =
          new CatchUp(
              Changes.repositories(dir.resolve("state")),
              published,
              publisher,
              NOBODY,
              List.of(url));
      catchUp.look();
      assertThat(pulls(kafka, topics)).as("60 is known").isEmpty();

      for (int number = 61; number <= 61 + Pulls.MOST; number++) {
        repo.ref("refs/pull/" + number + "/head", main);
      }
      repo.ref("refs/pull/10/head", repo.write("main.tf", "2").commit("second"));
      var restarted =
          new CatchUp(
              Changes.repositories(dir.resolve("state")),
              published,
              publisher,
              NOBODY,
              List.of(url));
      restarted.look();
      assertThat(pulls(kafka, topics)).hasSize(Pulls.MOST);
      while (published.newestPull(name) < 61 + Pulls.MOST) {
        Thread.sleep(10);
      }
      restarted.look();
      assertThat(pulls(kafka, topics))
          .extracting(RepositoryChanged::ref)
          .hasSize(Pulls.MOST + 1)
          .doesNotHaveDuplicates()
          .doesNotContain("pull/10");
    }
  }

  /** Of those that the poll published. */
  private static List<RepositoryChanged> pulls(TestKafka kafka, Topics topics) {
    return kafka.readAll(topics.prefix() + ".changes").stream()
        .filter(record ->
            CloudEventHeaders.text(record.headers(), "ce_source").equals("/plumbline/poll"))
        .map(record -> Json.read(record.value(), RepositoryChanged.class))
        .filter(change -> change.ref().startsWith("pull/"))
        .toList();
  }

  private static void await(PublishedChanges published, String url, String head)
      throws InterruptedException {
    while (!published.head(RepositoryName.of(url), "main").filter(head::equals).isPresent()) {
      Thread.sleep(10);
    }
  }
}
