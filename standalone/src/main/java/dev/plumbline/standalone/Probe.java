package dev.plumbline.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the management port of this container whether it is ready: exit code 0 for yes. */
final class Probe {
  private Probe() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String port = System.getenv().getOrDefault("PLUMBLINE_MANAGEMENT_PORT", "9464");
    var ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      int status = client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode();
      System.exit(status == 200 ? 0 : 1);
    }
  }
}
