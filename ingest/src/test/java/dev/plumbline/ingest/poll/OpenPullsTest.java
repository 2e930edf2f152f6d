package dev.plumbline.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.pipeline.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenPullsTest {
  private final List<String> asked = new ArrayList<>();
  private final HttpServer server;
  private String answer = "[]";
  private int status = 200;

  OpenPullsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serve() {
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          boolean first = exchange.getRequestURI().getQuery().endsWith("page=1");
          byte[] body = (first ? answer : "[]").getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void gitHubIsAskedPageByPage() {
    answer =
        IntStream.rangeClosed(1, 100)
            .mapToObj(n -> "{\"number\": " + n + ", \"base\": {\"ref\": \"main\"}}")
            .collect(Collectors.joining(",", "[", "]"));

    var open = asking("github.com").of("https://github.com/acme/shop.git").orElseThrow();

    assertThat(open).hasSize(100).contains(entry(7L, "main"));
    assertThat(asked)
        .containsExactly(
            "/repos/acme/shop/pulls?state=open&per_page=100&page=1 Bearer t",
            "/repos/acme/shop/pulls?state=open&per_page=100&page=2 Bearer t");
  }

  @Test
  void gitLabIsAskedByTheWholePath() {
    answer = "[{\"iid\": 3, \"target_branch\": \"release\"}]";

    var open = asking("gitlab.corp").of("https://gitlab.corp/a/b/c.git").orElseThrow();

    assertThat(open).containsExactly(entry(3L, "release"));
    assertThat(asked).singleElement().asString().startsWith("/projects/a%2Fb%2Fc/merge_requests");
  }

  @Test
  void theTokenGoesToItsOwnHostOnlyAndARefusalIsNoAnswer() {
    assertThat(asking("github.com").of("https://gitlab.com/acme/shop")).isEmpty();
    assertThat(asking("github.com").of("https://github.com.evil.example/acme/shop")).isEmpty();
    assertThat(asking("git.corp").of("https://git.corp/acme/shop"))
        .as("of no known kind")
        .isEmpty();
    assertThat(asked).isEmpty();

    status = 403;
    assertThat(asking("github.com").of("https://github.com/acme/shop")).isEmpty();
    status = 200;
    answer = "{\"message\": \"no\"}";
    assertThat(asking("github.com").of("https://github.com/acme/shop")).isEmpty();
    assertThat(asked).hasSize(2);
  }

  private OpenPulls asking(String host) {
    return new OpenPulls(
        new Secret("t"), host, "http://127.0.0.1:" + server.getAddress().getPort());
  }
}
