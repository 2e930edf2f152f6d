package dev.plumbline.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.Daemon;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures of a Git host pass by themselves. */
final class TransportErrorsTest {
  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void a_host_that_is_out_of_order_may_be_asked_again_later(int status) throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var host = GitServer.of(repo).failing(1_000, status)) {
      SourceException said = failure(host.url());

      assertThat(said).hasMessage(host.url() + " answers " + status + "; try again later");
      assertThat(said.isUnreachable()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void a_host_that_refuses_will_refuse_again(int status) throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var host = GitServer.of(repo).failing(1_000, status)) {
      SourceException said = failure(host.url());

      assertThat(said.isUnreachable()).isFalse();
      assertThat(said.isWithheld()).isTrue();
    }
  }

  @Test
  void a_host_may_fail_between_its_list_of_refs_and_the_commits() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var host = GitServer.of(repo)) {
      repo.write("main.tf", "x").commit("first");
      host.failingAfter(1, 503);

      assertThat(failure(host.url()).isUnreachable()).isTrue();
      assertThat(host.asked()).isGreaterThan(1);
    }
  }

  @Test
  void an_answer_that_ends_in_the_middle_is_an_outage() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var host = GitServer.of(repo)) {
      repo.write("main.tf", "x".repeat(10_000)).commit("first");
      host.cuttingOff(1);

      SourceException said = failure(host.url());

      assertThat(said).hasMessageContaining("broke off the connection");
      assertThat(said.isUnreachable()).isTrue();
      var repositories = Changes.repositories(dir.resolve("state"));
      try (var again = repositories.open(Changes.of(host.url(), "main", "", ""))) {
        assertThat(again.head().paths()).containsExactly("main.tf");
      }
    }
  }

  @Test
  void a_connection_that_is_reset_or_refused_is_an_outage() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      Thread.ofVirtual().start(() -> reset(socket));

      SourceException said = failure("http://127.0.0.1:" + port + "/x");
      assertThat(said).hasMessageContaining("broke off the connection");
      assertThat(said.isUnreachable()).isTrue();
    }
    assertThat(failure("http://127.0.0.1:" + port + "/x").isUnreachable()).isTrue();
    assertThat(failure("https://nobody.invalid/x").isUnreachable()).isTrue();
  }

  /** By closing the connection, which looks like an outage from afar. */
  @Test
  void a_daemon_that_has_no_such_repository_will_have_none_later() throws Exception {
    var daemon = new Daemon(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    daemon.getService("git-upload-pack").setEnabled(true);
    daemon.start();
    try {
      SourceException said =
          failure("git://127.0.0.1:" + daemon.getAddress().getPort() + "/nothing");
      assertThat(said).hasMessageContaining("there is no Git repository at");
      assertThat(said.isUnreachable()).isFalse();
    } finally {
      daemon.stop();
    }
  }

  /** JGit wraps both kinds of trouble in the same exceptions. */
  @ParameterizedTest
  @ValueSource(
      strings = {"No space left on device", "Unable to tunnel through proxy. Proxy returns 407"})
  void what_is_wrong_here_is_no_outage_of_the_host(String words) throws Exception {
    var remote = new Location.Remote(new URIish("https://git.example.org/shop.git"));

    SourceException said =
        TransportErrors.describe(
            remote, new TransportException("fetch failed", new IOException(words)), 200);

    assertThat(said.isUnreachable()).isFalse();
    assertThat(said).hasMessageContaining(words);
  }

  private static void reset(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          var _ = socket.getInputStream().read();
          socket.setSoLinger(true, 0);
        }
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private SourceException failure(String url) {
    var repositories = Changes.repositories(dir.resolve("state"));
    var thrown = new SourceException[1];
    assertThatThrownBy(() -> repositories.open(Changes.of(url, "main", "", "")).close())
        .isInstanceOfSatisfying(SourceException.class, e -> thrown[0] = e);
    assertThat(thrown[0].getMessage()).doesNotContain("\n");
    return thrown[0];
  }
}
