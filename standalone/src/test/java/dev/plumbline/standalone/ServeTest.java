package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
        git.checkout().setCreateBranch(true).setName("feature").call();
        String third = commit(git, "resource \"terraform_data\" \"c\" {}\n").name();
        JsonNode elsewhere = reviewed(serve, third);

        assertThat(imported.get("tracked").asBoolean()).isTrue();
        assertThat(changed.get("base").asText()).isEqualTo(first);
        assertThat(elsewhere.get("ref").asText()).as("checked out by now").isEqualTo("feature");
      }
    }
  }

  @Test
  void othersCanReadNothingOfItsState() throws Exception {
    assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"), "no rights here");
    Path home = Files.createDirectory(directory.resolve("home"));
    Path state = Files.createDirectory(home.resolve(".plumbline"));
    Files.createDirectory(state.resolve("broker"));

    try (var _ = Serve.start(Program.in(home), home)) {
      for (String file :
          List.of("broker", "dashboard.db", "reporter.lock", "serve.json", "serve.lock")) {
        assertThat(rights(state.resolve(file))).as(file).endsWith("------");
      }
      assertThat(rights(state.resolve("last-run.log"))).endsWith("------");
    }
  }

  private static String rights(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void whoComesToItsBrokerFindsTheTopicsAsItMadeThem() throws Exception {
    Path home = Files.createDirectory(directory.resolve("home"));
    Program program = Program.in(home);
    try (var serve = Serve.start(program, home)) {
      String[] elsewhere = {"--set", "state.directory=" + directory.resolve("other")};

      for (String[] options : List.of(new String[0], elsewhere)) {
        var plan =
            program.run(
                Stream.concat(
                        Stream.of("topics", "plan", "--bootstrap-servers", serve.kafka()),
                        Stream.of(options))
                    .toArray(String[]::new));

        assertThat(plan.out()).isEqualTo("the topics are as declared\n");
        assertThat(plan.code()).isZero();
      }
    }
  }

  @Test
  void aReporterBesideItNeedsTablesOfItsOwn() throws Exception {
    Path home = Files.createDirectory(directory.resolve("home"));
    Program program = Program.in(home);
    try (var serve = Serve.start(program, home)) {
      var ended =
          program.run(
              "service",
              "reporter",
              "--bootstrap-servers",
              serve.kafka(),
              "--set",
              "management.port=0",
              "--set",
              "http.port=0");

      assertThat(ended.lines().getLast())
          .isEqualTo(
              "plumbline: another reporter (process "
                  + serve.pid()
                  + ") writes the dashboard's tables in "
                  + home.resolve(".plumbline")
                  + "; stop it, set state.directory to another one, or let both share PostgreSQL"
                  + " with database.url");
      assertThat(ended.code()).isEqualTo(2);
    }
  }

  /** Without care it is 143 or 0 by chance, and an init system takes the one for a failure. */
  @Test
  void endsWithZeroWhenItIsAskedToStopAndSoDoesAService() throws Exception {
    Path home = Files.createDirectory(directory.resolve("home"));
    Program program = Program.in(home);
    try (var serve = Serve.start(program, home)) {
      Path err = home.resolve("analyzer.err");
      int port;
      try (var free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      Process analyzer =
          program.start(
              home.resolve("analyzer.out"),
              err,
              "service",
              "analyzer",
              "--bootstrap-servers",
              serve.kafka(),
              "--set",
              "management.port=" + port);
      awaitReady(port);

      analyzer.destroy();

      assertThat(analyzer.waitFor()).as(Files.readString(err)).isZero();
      assertThat(serve.stopped()).isZero();
    }
  }

  private static void awaitReady(int port) throws Exception {
    var ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"));
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end) {
        try {
          if (client.send(ready.build(), BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (ConnectException e) {
          // It does not listen yet.
        }
        Thread.sleep(100);
      }
    }
    throw new AssertionError("not ready");
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
