package dev.plumbline.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.git.Changes;
import dev.plumbline.ingest.git.GitServer;
import dev.plumbline.ingest.git.SourceException;
import dev.plumbline.ingest.git.TestRepository;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksTest {
  private static final String POLICY = "policies/acme/tags.yaml";

  @TempDir Path dir;
  private Snapshots snapshots;
  private TestRepository repo;

  @BeforeEach
  void open() throws Exception {
    snapshots = new Snapshots(new DirectoryStore(dir.resolve("artifacts")));
    repo = TestRepository.init(dir.resolve("rules"));
    repo.write("base/" + POLICY, "title: one\n").write("base/README.md", "words").commit("first");
    repo.branch("next").write("base/" + POLICY, "title: two\n").commit("second");
  }

  @Test
  void aDirectoryAndARevisionOfARepositoryAreKeptInTheOperatorsOrder() throws Exception {
    String url = repo.directory().toUri().toString().replaceFirst("/$", "");

    assertThat(kept(repo.directory().resolve("base").toString(), url + "#main:base"))
        .containsExactlyInAnyOrder("00-base/" + POLICY, "01-base/" + POLICY);
    var main = snapshots.get(Objects.requireNonNull(snapshot(url + "#main:base")));
    var next = snapshots.get(Objects.requireNonNull(snapshot(url + "#next:base")));
    assertThat(main.file("00-base/" + POLICY)).asString().isEqualTo("title: one\n");
    assertThat(next.file("00-base/" + POLICY)).asString().isEqualTo("title: two\n");
  }

  @Test
  void aDirectoryOfNoRepositoryIsAPackAsWell() throws Exception {
    Path plain = Files.createDirectories(dir.resolve("plain"));
    Files.writeString(plain.resolve("pack.yaml"), "policies: []\n");

    assertThat(kept(plain.toString())).containsExactly("00-plain/pack.yaml");
  }

  @Test
  void whatCannotBeReadIsAnErrorThatNamesThePack() {
    assertThatThrownBy(() -> snapshot(dir.resolve("nowhere").toString()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("there is no directory");
    assertThatThrownBy(() -> snapshot(repo.directory().resolve(".git/refs").toString()))
        .isInstanceOf(SourceException.class);
    assertThatThrownBy(() -> snapshot("https://packs.invalid/rules.git"))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("the pack https://packs.invalid/rules.git");
  }

  @Test
  void aPackWhoseHostIsAwayIsUsedAsItWasAndTheReviewSaysSo() throws Exception {
    repo.checkout("main");
    try (var host = GitServer.of(repo)) {
      var repositories = Changes.repositories(dir.resolve("state"));
      var packs =
          new Packs(
              repositories::open, List.of(host.url() + "#main"), Duration.ZERO, Clock.systemUTC());
      var first = packs.snapshot(snapshots);

      host.failing(1, 502);
      var during = packs.snapshot(snapshots);
      var after = packs.snapshot(snapshots);

      assertThat(first.notes()).isEmpty();
      assertThat(during.packs()).isEqualTo(first.packs());
      assertThat(during.notes())
          .singleElement()
          .asString()
          .startsWith("the pack " + host.url() + "#main is as it was at 20")
          .endsWith("since its host does not answer");
      assertThat(after.notes()).isEmpty();
    }
  }

  @Test
  void aPackIsUsedAsItWasWhileItsHostIsAsked() throws Exception {
    var asked = new CountDownLatch(1);
    var answers = new CountDownLatch(1);
    var opened = new AtomicInteger();
    var repositories = Changes.repositories(dir.resolve("state"));
    Packs.Opener slow =
        change -> {
          if (opened.getAndIncrement() > 0) {
            asked.countDown();
            await(answers);
          }
          return repositories.open(change);
        };
    String url = repo.directory().toUri().toString().replaceFirst("/$", "");
    var packs = new Packs(slow, List.of(url + "#main:base"), Duration.ZERO, Clock.systemUTC());
    var first = packs.snapshot(snapshots);

    try (var reviews = Executors.newVirtualThreadPerTaskExecutor()) {
      var refreshing = reviews.submit(() -> packs.snapshot(snapshots));
      asked.await();
      try {
        var meanwhile = reviews.submit(() -> packs.snapshot(snapshots));

        assertThat(meanwhile.get(10, TimeUnit.SECONDS)).isEqualTo(first);
        assertThat(refreshing).isNotDone();
      } finally {
        answers.countDown();
      }
      assertThat(refreshing.get()).isEqualTo(first);
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aPackThatWasNeverReadIsAnOutageWhoseHostIsNotAskedByEveryReview() throws Exception {
    try (var host = GitServer.of(repo).failing(1_000, 503)) {
      var repositories = Changes.repositories(dir.resolve("state"));
      var packs =
          new Packs(
              repositories::open, List.of(host.url()), Duration.ofMinutes(5), Clock.systemUTC());

      for (int review = 0; review < 3; review++) {
        assertThatThrownBy(() -> packs.snapshot(snapshots))
            .isInstanceOfSatisfying(
                SourceException.class, e -> assertThat(e.isUnreachable()).isTrue())
            .hasMessage("the pack %s: %s answers 503; try again later", host.url(), host.url());
      }
      assertThat(host.asked()).isEqualTo(1);
    }
  }

  private Set<String> kept(String... locations) throws Exception {
    return snapshots.get(Objects.requireNonNull(snapshot(locations))).files().keySet();
  }

  private ArtifactRef snapshot(String... locations) throws Exception {
    var repositories = Changes.repositories(dir.resolve("state"));
    var packs =
        new Packs(repositories::open, List.of(locations), Duration.ofMinutes(5), Clock.systemUTC());
    return Objects.requireNonNull(packs.snapshot(snapshots).packs());
  }
}
