package dev.plumbline.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code plumbline serve} as a process, for the commands that find it by its home. */
final class Serve implements AutoCloseable {
  private static final Pattern DASHBOARD = Pattern.compile("Dashboard +(http://\\S+)");
  private static final Pattern KAFKA = Pattern.compile("Kafka +(\\S+)");
  private static final long PATIENCE_MILLIS = 120_000;

  private final Process process;
  private final String dashboard;
  private final Path err;

  private Serve(Process process, String dashboard, Path err) {
    this.process = process;
    this.err = err;
    this.dashboard = dashboard;
  }

  static Serve start(Program program, Path home, String... further)
      throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(List.of("serve", "--set", "http.port=0", "--set", "management.port=0"));
    arguments.addAll(List.of(further));
    Path err = home.resolve("serve.err");
    Process process =
        program.start(home.resolve("serve.out"), err, arguments.toArray(String[]::new));
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (process.isAlive() && System.currentTimeMillis() < end) {
      Matcher said = DASHBOARD.matcher(Files.exists(err) ? Files.readString(err) : "");
      if (said.find()) {
        return new Serve(process, said.group(1), err);
      }
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new IllegalStateException("serve did not start: " + Files.readString(err));
  }

  long pid() {
    return process.pid();
  }

  /** Its address. */
  String dashboard() {
    return dashboard;
  }

  /** Where its broker is reached, as it says itself. */
  String kafka() throws IOException, InterruptedException {
    Matcher said = KAFKA.matcher(Files.readString(err));
    while (!said.find()) {
      Thread.sleep(50);
      said = KAFKA.matcher(Files.readString(err));
    }
    return said.group(1);
  }

  /** Asks it to stop, as an init system does, and returns the code it ends with. */
  int stopped() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** The newest reviews first, as the dashboard lists them. */
  JsonNode reviews() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(dashboard + "/api/reviews")).build();
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return Json.mapper().readTree(body).get("reviews");
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
