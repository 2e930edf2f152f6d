package dev.plumbline.ingest.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.transport.Daemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class RemoteTest {
  @TempDir Path dir;
  private Repositories repositories;

  @BeforeEach
  void open() {
    repositories = Changes.repositories(dir.resolve("state"));
  }

  @Test
  void a_range_is_fetched_over_the_git_protocol_through_its_merge_base() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      String parted = repo.write("main.tf", "1").commit("first");
      String head = repo.branch("feature").write("main.tf", "2").commit("mine");
      repo.checkout("main").write("theirs.tf", "t").commit("theirs");
      var daemon = new Daemon(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      daemon.setRepositoryResolver((_, _) -> reopen(repo));
      daemon.getService("git-upload-pack").setEnabled(true);
      daemon.start();

      String url = "git://127.0.0.1:" + daemon.getAddress().getPort() + "/shop";
      try (var change = repositories.open(Changes.of(url, "feature", "feature", "main"))) {
        assertThat(change.headRevision()).isEqualTo(head);
        assertThat(change.baseRevision()).isEqualTo(parted);
        assertThat(change.head().read("main.tf")).isEqualTo("2".getBytes(ISO_8859_1));
      } finally {
        daemon.stop();
      }
    }
  }

  private static Repository reopen(TestRepository repo) {
    Repository opened = repo.git().getRepository();
    opened.incrementOpen();
    return opened;
  }

  @Test
  void one_revision_is_fetched_without_history_until_a_base_wants_it() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      String first = repo.write("main.tf", "1").commit("first");
      repo.write("main.tf", "2").commit("second");
      String third = repo.write("main.tf", "3").commit("third");
      String url = "file://" + repo.directory();

      try (var change = repositories.open(Changes.of(url, "", "", ""))) {
        assertThat(change.headRevision()).isEqualTo(third);
        var copy = java.util.Objects.requireNonNull(change.repository());
        assertThat(copy.getObjectDatabase().has(ObjectId.fromString(first))).isFalse();
      }
      String fourth = repo.write("main.tf", "4").commit("fourth");
      try (var change = repositories.open(Changes.of(url, "", "", ""))) {
        assertThat(change.headRevision()).isEqualTo(fourth);
      }
      try (var change = repositories.open(Changes.of(url, "main", third, first))) {
        assertThat(change.baseRevision()).isEqualTo(first);
        assertThat(change.baseTree().orElseThrow().paths()).containsExactly("main.tf");
      }
    }
  }

  @Test
  void a_push_that_rewrote_its_branch_is_compared_with_what_is_left_in_common() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      String kept = repo.write("main.tf", "1").commit("first");
      String before = repo.write("main.tf", "2").commit("second");
      String url = "file://" + repo.directory();
      repositories.open(Changes.of(url, "main", before, kept)).close();
      repo.git()
          .reset()
          .setMode(org.eclipse.jgit.api.ResetCommand.ResetType.HARD)
          .setRef(kept)
          .call();
      String after = repo.write("main.tf", "rewritten").commit("instead");

      try (var change = repositories.open(Changes.of(url, "main", after, before))) {
        assertThat(change.baseRevision()).isEqualTo(kept);
      }
      var elsewhere = Changes.repositories(dir.resolve("another-state"));
      try (var change = elsewhere.open(Changes.of(url, "main", after, "1".repeat(40)))) {
        assertThat(change.baseTree()).isEmpty();
        assertThat(change.notes()).singleElement().asString().contains("not there any more");
      }
    }
  }

  @Test
  void a_pull_request_is_found_where_its_host_keeps_it() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write("main.tf", "1").commit("first");
      String proposed = repo.branch("fork").write("main.tf", "2").commit("proposed");
      var update = repo.git().getRepository().updateRef("refs/pull/12/head");
      update.setNewObjectId(ObjectId.fromString(proposed));
      update.forceUpdate();
      repo.checkout("main");
      repo.git().branchDelete().setBranchNames("fork").setForce(true).call();

      String url = "file://" + repo.directory();
      try (var change = repositories.open(Changes.of(url, "pull/12", proposed, "main"))) {
        assertThat(change.headRevision()).isEqualTo(proposed);
        assertThat(change.head().id("main.tf"))
            .isNotEqualTo(change.baseTree().orElseThrow().id("main.tf"));
      }
    }
  }

  @Test
  void a_tree_that_points_upwards_is_refused_when_it_is_fetched() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write("main.tf", "x").commit("first");
      evilCommit(repo, "..".getBytes(ISO_8859_1));

      String url = "file://" + repo.directory();
      for (String base : List.of("", "main")) {
        assertThatThrownBy(() -> repositories.open(Changes.of(url, "evil", "", base)))
            .isInstanceOf(SourceException.class)
            .hasMessageContaining("refused as unsafe");
      }
    }
  }

  @Test
  void a_name_that_is_not_utf8_or_points_upwards_is_left_out_of_a_tree_read_in_place()
      throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write("main.tf", "x").commit("first");
      String upwards = evilCommit(repo, "..".getBytes(ISO_8859_1));
      String latin = evilCommit(repo, "caf\u00e9".getBytes(ISO_8859_1));

      for (String evil : List.of(upwards, latin)) {
        try (var change = repositories.open(Changes.of(repo.directory(), "", evil, ""))) {
          assertThat(change.head().paths()).containsExactly("ok.tf");
          assertThat(change.notes()).hasSize(1);
        }
      }
    }
  }

  /** A commit of {@code ok.tf} and of a directory with that name, on the branch {@code evil}. */
  private static String evilCommit(TestRepository repo, byte[] name) throws Exception {
    try (ObjectInserter inserter = repo.git().getRepository().newObjectInserter()) {
      ObjectId blob = inserter.insert(org.eclipse.jgit.lib.Constants.OBJ_BLOB, new byte[] {'x'});
      var inner = new TreeFormatter();
      inner.append("passwd.tf", FileMode.REGULAR_FILE, blob);
      ObjectId innerId = inserter.insert(inner);
      var tree = new TreeFormatter();
      tree.append(name, 0, name.length, FileMode.TREE, innerId, true);
      tree.append("ok.tf", FileMode.REGULAR_FILE, blob);
      return commit(repo, inserter, inserter.insert(tree));
    }
  }

  private static String commit(TestRepository repo, ObjectInserter inserter, ObjectId tree)
      throws Exception {
    var commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setAuthor(new PersonIdent("Eve", "eve@example.com"));
    commit.setCommitter(commit.getAuthor());
    commit.setMessage("evil");
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    var update = repo.git().getRepository().updateRef("refs/heads/evil");
    update.setNewObjectId(id);
    update.forceUpdate();
    return id.name();
  }

  /** Sixty-three levels of the same two directories: a few objects, and more paths than atoms. */
  @Test
  @Timeout(60)
  void a_tree_that_holds_itself_over_and_over_is_refused() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"));
        ObjectInserter inserter = repo.git().getRepository().newObjectInserter()) {
      repo.write("main.tf", "x").commit("first");
      ObjectId tree = inserter.insert(new TreeFormatter());
      for (int level = 0; level < 63; level++) {
        var above = new TreeFormatter();
        above.append("a", FileMode.TREE, tree);
        above.append("b", FileMode.TREE, tree);
        tree = inserter.insert(above);
      }
      String evil = commit(repo, inserter, tree);

      var small =
          new Repositories(
              dir.resolve("state"),
              RemotePolicy.ofCommandLine(),
              new TreeLimits(1_000, 64, 10),
              Credentials.NONE,
              Duration.ofSeconds(5));

      assertThatThrownBy(() -> small.open(Changes.of(repo.directory(), "", evil, "")))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("more than 4000 directories and files");
    }
  }

  @Test
  void a_server_that_wants_a_login_or_leads_elsewhere_or_is_not_there_is_named() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/private", e -> answer(e, 401, "WWW-Authenticate", "Basic realm=\"x\""));
    server.createContext("/moved", e -> answer(e, 302, "Location", "http://169.254.169.254/x"));
    server.createContext("/none", e -> answer(e, 404, "X", "y"));
    server.start();
    int port = server.getAddress().getPort();
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }

    try {
      String at = "http://127.0.0.1:" + port;
      assertThat(refusal(at + "/private", ""))
          .contains("wants a login; give a token for 127.0.0.1");
      assertThat(refusal(at + "/moved", ""))
          .isEqualTo(
              at
                  + "/moved leads elsewhere (302), where nobody follows; write"
                  + " https://127.0.0.1/moved");
      assertThat(refusal(at + "/none", "")).contains("there is no Git repository at");
      assertThat(refusal("http://127.0.0.1:" + closed + "/x", "")).contains("can't be reached");
      assertThat(refusal("ssh://git@127.0.0.1:" + closed + "/x", "")).contains("can't be reached");
      assertThat(refusal("https://nobody.invalid/x", "")).contains("nobody.invalid is not known");
      assertThat(refusal("https://me:pass@example.com/x", "")).contains("holds a password");
      assertThat(refusal("https://ghp_abc@example.com/x", ""))
          .contains("holds a password or token")
          .doesNotContain("ghp_abc");
    } finally {
      server.stop(0);
    }
  }

  private static void answer(
      com.sun.net.httpserver.HttpExchange exchange, int status, String header, String value)
      throws java.io.IOException {
    exchange.getResponseHeaders().set(header, value);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Test
  void a_branch_that_is_not_there_is_named() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write("main.tf", "x").commit("first");
      String url = "file://" + repo.directory();

      assertThat(refusal(url, "nope"))
          .isEqualTo("there is no branch or tag nope in " + url + "; check its spelling");
      assertThat(refusal(url, "2".repeat(40))).contains("there is no commit 2222");
      assertThat(refusal("file://" + dir.resolve("void"), "")).contains("no Git repository at");
    }
  }

  @Test
  void a_server_that_falls_silent_is_given_up() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var impatient =
          new Repositories(
              dir.resolve("state"),
              new RemotePolicy(List.of("127.0.0.1"), false),
              TreeLimits.DEFAULT,
              Credentials.NONE,
              Duration.ofSeconds(4));
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/x";
      long start = System.nanoTime();

      assertThatThrownBy(() -> impatient.open(Changes.of(url, "main", "", "")))
          .isInstanceOfSatisfying(
              SourceException.class, e -> assertThat(e.isUnreachable()).isTrue())
          .hasMessageContaining("does not answer in time");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void internal_addresses_and_paths_are_refused_unless_listed() {
    var anyPublic = new RemotePolicy(List.of("*"), false);
    var listed = new RemotePolicy(List.of("127.0.0.1", "*.example.com"), false);

    for (String host :
        List.of(
            "127.0.0.1",
            "localhost",
            "169.254.169.254",
            "10.0.0.8",
            "[::1]",
            "0.0.0.0",
            "0.1.2.3",
            "198.19.0.1",
            "[64:ff9b::a9fe:a9fe]")) {
      assertThatThrownBy(() -> anyPublic.check(Location.parse("https://" + host + "/x")))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("internal network");
    }
    assertThatThrownBy(() -> anyPublic.check(Location.parse("http://192.0.2.1:3000/a/b.git")))
        .hasMessage(
            "http URLs are not read, as anybody on the way can alter what comes; write"
                + " https://192.0.2.1/a/b.git, or, where there is no https, have 192.0.2.1 listed"
                + " in git.allowed-hosts");
    assertThatThrownBy(() -> anyPublic.check(Location.parse(dir.toString())))
        .hasMessageContaining("paths and file URLs are not read");
    assertThatThrownBy(() -> anyPublic.check(Location.parse("file:///etc")))
        .hasMessageContaining("paths and file URLs are not read");
    assertThatThrownBy(() -> listed.check(Location.parse("https://192.0.2.1/x")))
        .hasMessageContaining("not among the Git hosts");
    org.assertj.core.api.Assertions.assertThatNoException()
        .isThrownBy(() -> {
          listed.check(Location.parse("https://127.0.0.1/x"));
          listed.check(Location.parse("http://127.0.0.1/x"));
        });
  }

  private String refusal(String url, String head) {
    var thrown = new SourceException[1];
    assertThatThrownBy(() -> repositories.open(Changes.of(url, "main", head, "")).close())
        .isInstanceOfSatisfying(SourceException.class, e -> thrown[0] = e);
    assertThat(thrown[0].getMessage()).doesNotContain("\n");
    return String.valueOf(thrown[0].getMessage());
  }
}
