package dev.plumbline.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.ingest.RepositoryName;
import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.ingest.git.Changes;
import dev.plumbline.ingest.git.TestRepository;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Kafka
final class CatchUpTest {
  @TempDir Path dir;

  @Test
  void what_no_webhook_told_of_is_published_once_and_compared_with_what_was_known(TestKafka kafka)
      throws Exception {
    kafka.createTopic("poll.changes", 1);
    var topics = new Topics(kafka.prefix() + "poll");
    var clients = Clients.of(kafka.bootstrapServers());
    var published = new PublishedChanges(clients, topics);
    var publisher = new ChangePublisher(clients, topics, published, Duration.ofSeconds(5));
    published.start();
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      String first = repo.write("main.tf", "1").commit("first");
      String url = "file://" + repo.directory();
      String gone = "file://" + dir.resolve("gone");
      var repositories = Changes.repositories(dir.resolve("state"));
      var catchUp = new CatchUp(repositories, published, publisher, List.of(gone, url));

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
        var published = new PublishedChanges(clients, topics);
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
              Changes.repositories(dir.resolve("state")), published, publisher, List.of(url));

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

  private static void await(PublishedChanges published, String url, String head)
      throws InterruptedException {
    while (!published.head(RepositoryName.of(url), "main").filter(head::equals).isPresent()) {
      Thread.sleep(10);
    }
  }
}
