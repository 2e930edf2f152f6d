package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process that stays up. */
@Timeout(240)
class ServeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path directory;

  @Test
  void reviewsTheCommitsOfTheRepositoriesItWatches() throws Exception {
    Path home = Files.createDirectory(directory.resolve("home"));
    Path watched = Files.createDirectory(directory.resolve("watched"));
    try (Git git = Git.init().setDirectory(watched.toFile()).call()) {
      String first = commit(git, "resource \"terraform_data\" \"a\" {}\n").name();
      try (var serve = Serve.start(Program.in(home), home, watched.toString())) {
        JsonNode imported = reviewed(serve, first);

        String second = commit(git, "resource \"terraform_data\" \"b\" {}\n").name();
        JsonNode changed = reviewed(serve, second);

        assertThat(imported.get("tracked").asBoolean()).isTrue();
        assertThat(changed.get("base").asText()).isEqualTo(first);
      }
    }
  }

  private static RevCommit commit(Git git, String source) throws Exception {
    Files.writeString(git.getRepository().getWorkTree().toPath().resolve("main.tf"), source);
    git.add().addFilepattern(".").call();
    return git.commit().setSign(false).setMessage("a step").setAuthor("a", "a@example.org").call();
  }

  /** The review of that commit once it has ended. */
  private static JsonNode reviewed(Serve serve, String head) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (JsonNode review : serve.reviews()) {
        boolean ended =
            List.of("pass", "fail", "incomplete").contains(review.get("state").asText());
        if (ended && review.get("head").asText().equals(head)) {
          return review;
        }
      }
      Thread.sleep(200);
    }
    throw new AssertionError("no review of " + head + " in " + serve.reviews());
  }
}
