package dev.plumbline.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.git.Changes;
import dev.plumbline.ingest.git.TestRepository;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Cleaned;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that answers in its own time, as one over the network does. */
final class UploadsTest {
  private static final int STACKS = 40;

  @TempDir Path dir;
  private TestRepository repo;

  @BeforeEach
  void open() throws Exception {
    repo = TestRepository.init(dir.resolve("shop"));
    for (int i = 0; i < STACKS; i++) {
      repo.write("s%02d/main.tf".formatted(i), "provider \"aws\" {} # " + i);
    }
  }

  @Test
  void snapshots_of_many_stacks_are_on_their_way_at_once_and_not_too_many() throws Exception {
    // Opens only when so many wait before it.
    var store = new Slow(new CountDownLatch(Uploads.AT_ONCE), Integer.MAX_VALUE);

    var taken = (Taken.Started) take(store);

    assertThat(taken.stacks()).hasSize(STACKS);
    var snapshots = new Snapshots(store);
    for (int i = 0; i < STACKS; i++) {
      var sources = snapshots.get(Objects.requireNonNull(taken.stacks().get(i).head()));
      String path = "s%02d/main.tf".formatted(i);
      assertThat(new String(Objects.requireNonNull(sources.file(path)), UTF_8)).endsWith("# " + i);
    }
    assertThat(store.mostAtOnce.get()).isEqualTo(Uploads.AT_ONCE);
  }

  @Test
  void a_store_that_fails_is_not_asked_for_the_rest() {
    var store = new Slow(new CountDownLatch(0), 5);

    assertThatThrownBy(() -> take(store))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the store is down");

    assertThat(store.asked.get()).isLessThan(STACKS);
  }

  private Taken take(ArtifactStore store) throws IOException {
    var intake =
        new Intake(
            Changes.repositories(dir.resolve("state")),
            store,
            new IntakeLimits(
                Duration.ofMinutes(10), Duration.ofHours(12), 64L << 20, 20_000, 16L << 20, 3),
            "test",
            "judges",
            Packs.NONE,
            OwnSupplies.NONE);
    var budget = Budget.of(100_000_000, 1L << 30, Duration.ofMinutes(10));
    return intake.take(
        Changes.of(repo.directory(), "", "", ""), 7, Instant.now(), Estate.EMPTY, budget);
  }

  /** A real store behind a wire. */
  private final class Slow implements ArtifactStore {
    private final ArtifactStore store = new DirectoryStore(dir.resolve("artifacts"));
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch crowd;
    private final int good;

    Slow(CountDownLatch crowd, int good) {
      this.crowd = crowd;
      this.good = good;
    }

    @Override
    public ArtifactRef put(byte[] content, String mediaType) throws IOException {
      if (asked.incrementAndGet() > good) {
        throw new IOException("the store is down");
      }
      mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
      crowd.countDown();
      try {
        if (!crowd.await(1, TimeUnit.MINUTES)) {
          throw new IOException("nobody else came within a minute");
        }
        return store.put(content, mediaType);
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      } finally {
        now.decrementAndGet();
      }
    }

    @Override
    public byte[] get(ArtifactRef ref) throws IOException {
      return store.get(ref);
    }

    @Override
    public Cleaned clean(Instant before) throws IOException {
      return store.clean(before);
    }
  }
}
