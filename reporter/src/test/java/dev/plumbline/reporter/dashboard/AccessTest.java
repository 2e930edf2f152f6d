package dev.plumbline.reporter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Kafka
@Timeout(300)
class AccessTest {
  @TempDir Path directory;

  @Test
  void withoutATokenOnlyTheNamesOfThisMachineAreAnswered(TestKafka kafka) throws Exception {
    try (var served = new Served(kafka, directory, null)) {
      assertThat(status(served, "localhost")).contains(" 200 ");
      assertThat(status(served, "127.0.0.1:8080")).contains(" 200 ");
      assertThat(status(served, "[::1]:8080")).contains(" 200 ");
      assertThat(status(served, "attacker.example")).contains(" 421 ");
      assertThat(status(served, "127.0.0.1.attacker.example")).contains(" 421 ");
    }
  }

  @Test
  void withATokenAnyNameIsAnsweredToWhoHasIt(TestKafka kafka) throws Exception {
    try (var served = new Served(kafka, directory, "secret")) {
      assertThat(status(served, "plumbline.example")).contains(" 401 ");
      assertThat(status(served, "plumbline.example\r\nAuthorization: Bearer secret"))
          .contains(" 200 ");
    }
  }

  /** By hand, as a client of the JDK always sends the name that it connects to. */
  private static String status(Served served, String host) throws IOException {
    try (var socket = new Socket("127.0.0.1", URI.create(served.url("/")).getPort())) {
      String request =
          "GET /api/reviews HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }
}
