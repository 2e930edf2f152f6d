package dev.plumbline.ingest.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressGuardTest {
  private static final LookupPolicy ANY = LookupPolicy.of(LookupPolicy.IPV4);
  private static final RemotePolicy PUBLIC = new RemotePolicy(List.of("*"), false);

  @TempDir Path dir;

  @Test
  void theJvmLooksNamesUpThroughTheGuard() throws Exception {
    try (var _ = AddressGuard.during(PUBLIC, remote("https://localhost/x"))) {
      // Loopback, as the JVM itself finds out; no policy of any public host lets it through.
      assertThatThrownBy(() -> new GuardedResolver.Checking(hosts()).lookupByName("localhost", ANY))
          .isInstanceOf(UnknownHostException.class);
    }
    assertThat(java.util.ServiceLoader.load(java.net.spi.InetAddressResolverProvider.class))
        .anyMatch(GuardedResolver.class::isInstance);
  }

  /** DNS rebinding: public when it is checked, the cloud's metadata when it is connected to. */
  @Test
  void aNameThatMeansAnotherAddressAtTheConnectionIsRefusedThere() throws Exception {
    var resolver = new GuardedResolver.Checking(turning("198.51.100.7", "169.254.169.254"));
    try (var _ = AddressGuard.during(PUBLIC, remote("https://evil.example/x"))) {
      assertThat(resolver.lookupByName("evil.example", ANY)).hasSize(1);
      assertThatThrownBy(() -> resolver.lookupByName("evil.example", ANY))
          .isInstanceOf(UnknownHostException.class)
          .hasMessageContaining("internal network");
      assertThat(resolver.lookupByName("proxy.internal", ANY)).as("the operator's").hasSize(1);
    }
    assertThat(resolver.lookupByName("evil.example", ANY)).as("no remote of ours").hasSize(1);
  }

  @Test
  void whatTheOperatorListsByNameMayBeInternal() throws Exception {
    var listed = new RemotePolicy(List.of("git.corp"), false);
    var resolver = new GuardedResolver.Checking(turning("10.1.2.3"));
    try (var _ = AddressGuard.during(listed, remote("https://git.corp/x"))) {
      assertThat(resolver.lookupByName("git.corp", ANY)).hasSize(1);
    }
  }

  /** Dumb HTTP: the server says where else objects lie. */
  @Test
  void aServerCannotLeadToAnotherHostThatMayNotBeRead() throws Exception {
    var asked = new AtomicInteger();
    HttpServer secret = server("127.0.0.2");
    secret.createContext(
        "/",
        e -> {
          asked.incrementAndGet();
          answer(e, 404, "");
        });
    HttpServer server = server("127.0.0.1");
    String elsewhere = "http://127.0.0.2:" + secret.getAddress().getPort() + "/objects\n";
    String commit = "1".repeat(40);
    server.createContext(
        "/",
        e -> {
          switch (e.getRequestURI().getPath()) {
            case "/x/info/refs" -> answer(e, 200, commit + "\trefs/heads/main\n");
            case "/x/HEAD" -> answer(e, 200, "ref: refs/heads/main\n");
            case "/x/objects/info/http-alternates" -> answer(e, 200, elsewhere);
            default -> answer(e, 404, "");
          }
        });
    try {
      var repositories =
          new Repositories(
              dir,
              new RemotePolicy(List.of("127.0.0.1"), false),
              TreeLimits.DEFAULT,
              Credentials.NONE,
              Duration.ofSeconds(20));
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";

      assertThatThrownBy(() -> repositories.open(Changes.of(url, "main", "", "")).close())
          .isInstanceOf(SourceException.class);

      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
      secret.stop(0);
    }
  }

  @Test
  void withoutAConversationNothingIsHeldAgainstAnything() {
    assertThatNoException().isThrownBy(() -> AddressGuard.reach("127.0.0.1"));
  }

  private static Location.Remote remote(String url) throws SourceException {
    return (Location.Remote) Location.parse(url);
  }

  private static HttpServer server(String address) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static InetAddressResolver hosts() {
    return turning("127.0.0.1");
  }

  /** Answers with one address after the other, and stays with the last. */
  private static InetAddressResolver turning(String... addresses) {
    var asked = new AtomicInteger();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) {
        int turn = Math.min(asked.getAndIncrement(), addresses.length - 1);
        return Stream.of(InetAddress.ofLiteral(addresses[turn]));
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        throw new UnknownHostException("nobody asks");
      }
    };
  }
}
