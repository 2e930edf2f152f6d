package dev.plumbline.pipeline.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.config.ManagementConfig;
import dev.plumbline.pipeline.config.Secret;
import dev.plumbline.pipeline.http.Ports;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /metrics} and {@code /health/live}, {@code /ready}, {@code /started} on a port of their
 * own. Where there is a token, metrics and the parts' reasons are for those who have it; whether a
 * probe passes is for all, by the status: 200 or 503.
 */
public final class ManagementServer implements AutoCloseable {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String JSON = "application/json";

  private final ManagementConfig config;
  private final Metrics metrics;
  private final Health health;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ManagementServer(
      ManagementConfig config, Metrics metrics, Health health, HttpServer server) {
    this.config = config;
    this.metrics = metrics;
    this.health = health;
    this.server = server;
  }

  /**
   * @throws IOException when the port is taken, with what to do
   */
  public static ManagementServer start(ManagementConfig config, Metrics metrics, Health health)
      throws IOException {
    HttpServer http;
    try {
      http = HttpServer.create(new InetSocketAddress(config.host(), config.port()), 0);
    } catch (BindException e) {
      throw wanted(config).taken(e);
    }
    var management = new ManagementServer(config, metrics, health, http);
    http.setExecutor(management.threads);
    http.createContext("/", management::handle);
    http.start();
    return management;
  }

  /** What it is to listen on. */
  public static Ports.Wanted wanted(ManagementConfig config) {
    return new Ports.Wanted("the management port", config.host(), config.port(), "management.port");
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        send(exchange, 405, JSON, "{\"error\":\"only GET and HEAD\"}");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/metrics" -> metrics(exchange);
        case "/health/live" -> health(exchange, Health.Probe.LIVE);
        case "/health/ready" -> health(exchange, Health.Probe.READY);
        case "/health/started" -> health(exchange, Health.Probe.STARTED);
        default ->
            send(
                exchange,
                404,
                JSON,
                "{\"error\":\"see /metrics and /health/{live,ready,started}\"}");
      }
    }
  }

  /** The body of an answer to a probe; {@code parts} is left out for strangers. */
  private record HealthAnswer(String status, @Nullable Map<String, String> parts) {}

  private void metrics(HttpExchange exchange) throws IOException {
    if (trusted(exchange)) {
      send(exchange, 200, PROMETHEUS, metrics.scrape());
    } else {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      send(exchange, 401, JSON, "{\"error\":\"a bearer token is needed: management.token\"}");
    }
  }

  private void health(HttpExchange exchange, Health.Probe probe) throws IOException {
    boolean passes = health.passes(probe);
    var answer =
        new HealthAnswer(passes ? "up" : "down", trusted(exchange) ? health.describe() : null);
    send(exchange, passes ? 200 : 503, JSON, new String(Json.bytes(answer), UTF_8));
  }

  private boolean trusted(HttpExchange exchange) {
    Secret token = config.token();
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return token == null
        || (header != null
            && header.startsWith("Bearer ")
            && token.matches(header.substring("Bearer ".length())));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
