package dev.plumbline.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers' repositories may take of the disk. */
final class CopyLimitsTest {
  private static final int BLOB = 600_000;

  @TempDir Path dir;

  @Test
  void a_fetch_that_brings_more_than_it_may_is_called_off_and_leaves_nothing() throws Exception {
    var repositories = repositories(new CopyLimits(200_000, 1L << 30));
    try (var repo = TestRepository.init(dir.resolve("fork"));
        var host = GitServer.of(repo)) {
      repo.write("main.tf", noise(BLOB)).commit("a huge blob");

      for (String base : List.of("", "main")) { // without history, and with it
        assertThatThrownBy(
                () -> repositories.open(Changes.of(host.url(), "main", "main", base)).close())
            .isInstanceOfSatisfying(
                SourceException.class, e -> assertThat(e.isUnreachable()).isFalse())
            .hasMessageContaining("sends more than the 200000 bytes that git.fetch-size allows");
        assertThat(size(dir.resolve("state"))).isLessThan(100_000);
      }
    }
  }

  @Test
  void what_a_killed_fetch_left_behind_counts_for_nobody_and_is_tidied_up() throws Exception {
    var repositories = repositories(new CopyLimits(2_000_000, 1L << 30));
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var host = GitServer.of(repo)) {
      repo.write("main.tf", "one").commit("one");
      repositories.open(Changes.of(host.url(), "main", "main", "")).close();
      Path objects = copies().getFirst().resolve("objects");
      Path fresh = leftBehind(objects.resolve("incoming_1.pack"), Instant.now());
      Path old = leftBehind(objects.resolve("incoming_2.pack"), Instant.now().minusSeconds(7_200));
      repo.write("main.tf", noise(BLOB)).commit("two");

      try (var change = repositories.open(Changes.of(host.url(), "main", "main", ""))) {
        assertThat(change.head().paths()).containsExactly("main.tf");
      }

      assertThat(old).doesNotExist();
      assertThat(fresh).exists(); // of another process that fetches now, for all we know
    }
  }

  @Test
  void what_a_killed_fetch_left_behind_and_nobody_can_remove_stops_no_fetch() throws Exception {
    var repositories = repositories(new CopyLimits(2_000_000, 1L << 30));
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var host = GitServer.of(repo)) {
      repo.write("main.tf", "one").commit("one");
      repositories.open(Changes.of(host.url(), "main", "main", "")).close();
      Path stuck = copies().getFirst().resolve("objects/incoming_1.pack");
      Files.writeString(Files.createDirectories(stuck).resolve("held"), "not empty");
      Files.setLastModifiedTime(stuck, FileTime.from(Instant.now().minusSeconds(7_200)));
      repo.write("main.tf", "two").commit("two");

      try (var change = repositories.open(Changes.of(host.url(), "main", "main", ""))) {
        assertThat(change.head().paths()).containsExactly("main.tf");
      }

      assertThat(stuck).isDirectory();
    }
  }

  private static Path leftBehind(Path file, Instant when) throws IOException {
    Files.write(file, new byte[3_000_000]);
    return Files.setLastModifiedTime(file, FileTime.from(when));
  }

  @Test
  void what_was_used_longest_ago_makes_room() throws Exception {
    try (var one = TestRepository.init(dir.resolve("one"));
        var two = TestRepository.init(dir.resolve("two"));
        var first = GitServer.of(one);
        var second = GitServer.of(two)) {
      one.write("main.tf", noise(BLOB)).commit("one");
      two.write("main.tf", noise(BLOB)).commit("two");
      open(first).close();
      assertThat(size(dir.resolve("state"))).isGreaterThan(BLOB / 2);

      open(second).close();

      assertThat(copies()).hasSize(1);
      try (var again = open(first)) {
        assertThat(again.head().paths()).containsExactly("main.tf");
      }
    }
  }

  @Test
  void a_copy_that_is_being_read_stays() throws Exception {
    var leases = new Leases();
    Path copy = Files.createDirectories(dir.resolve("copies/abc.git"));
    Files.writeString(copy.resolve("pack"), "x".repeat(1_000));
    var eviction = new Eviction(dir.resolve("copies"), 100, leases);

    var reader = leases.take("abc");
    var other = leases.take("abc");
    eviction.makeRoom();
    assertThat(copy).exists();
    reader.close();
    eviction.makeRoom();
    assertThat(copy).exists();

    other.close();
    eviction.makeRoom();
    assertThat(copy).doesNotExist();
  }

  /** Looks at the disk with its first fetch, as every process does. */
  private SourceChange open(GitServer host) throws Exception {
    return repositories(new CopyLimits(1L << 30, 700_000))
        .open(Changes.of(host.url(), "main", "main", ""));
  }

  private Repositories repositories(CopyLimits limits) {
    return new Repositories(
        dir.resolve("state"),
        new RemotePolicy(List.of("127.0.0.1"), false),
        TreeLimits.DEFAULT,
        Credentials.NONE,
        Duration.ofMinutes(1),
        limits);
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> all = Files.list(dir.resolve("state/repositories"))) {
      return all.toList();
    }
  }

  private static long size(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** What can't be compressed much. */
  private static String noise(int length) {
    byte[] bytes = new byte[length * 3 / 4];
    new Random(length).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
