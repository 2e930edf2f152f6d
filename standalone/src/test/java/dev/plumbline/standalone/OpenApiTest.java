package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.digest.HmacSha256;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.standalone.run.OneProcess;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the running server serves and answers is what docs/openapi.yaml says. */
@Timeout(300)
class OpenApiTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("project.root", "..")).resolve("examples/webshop");
  private static final String SECRET = "a secret of the tests";

  @TempDir static Path directory;
  private static OpenApi described;
  private static OneProcess process;
  private static int management;
  private static JsonNode review;
  private static String stack;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void serveAReview() throws Exception {
    described = new OpenApi();
    try (var free = new ServerSocket(0)) {
      management = free.getLocalPort();
    }
    process =
        OneProcess.start(
            directory,
            new Sources(
                Map.of("http.port", "0", "management.port", "" + management),
                Map.of("PLUMBLINE_WEBHOOKS_GITHUB_SECRET", SECRET),
                null),
            true);
    var kafka = new TestKafka(process.configuration().kafka().bootstrapServers().getFirst(), "");
    try (var producer = kafka.producer()) {
      producer.send(Events.of(change(), "change-1", "/test").toRecord(process.topics())).get();
    }
    review = finished();
    JsonNode report = read(fetch(web("/api/reviews/" + review.get("id").asText() + "/report")));
    stack =
        report.get("stacks").findValuesAsText("path").stream()
            .filter(path -> path.endsWith("database"))
            .findFirst()
            .orElseThrow();
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Test
  void describesEveryRouteThatIsServedAndNoOther() throws IOException {
    var served = new TreeSet<String>();
    for (Route route : process.host().web().router().getRoutes()) {
      if (route.getPath() != null && route.methods() != null) {
        for (HttpMethod method : route.methods()) {
          String path = route.getPath().replaceAll(":\\w+", "{}");
          served.add(method + " " + path + (route.isExactPath() ? "" : "{}"));
        }
      }
    }
    // They are on a port of their own, which is no router.
    served.addAll(List.of("GET /metrics", "GET /health/{}"));

    assertThat(served).isEqualTo(described.operations());
  }

  @Test
  void whatIsNotThereIsAProblemAndNoPage() throws Exception {
    var answer = fetch(web("/api/nothing"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  @Test
  void answersAsDescribed() throws Exception {
    String id = review.get("id").asText();
    String name = "name=" + stack;
    var problems = new ArrayList<String>();
    String some = "/api/reviews/{review}";
    problems.addAll(get("/api/reviews", "/api/reviews?limit=5", 200));
    problems.addAll(get("/api/reviews", "/api/reviews?limit=many", 400));
    problems.addAll(get(some, "/api/reviews/" + id, 200));
    problems.addAll(get(some, "/api/reviews/none", 404));
    problems.addAll(get(some + "/report", "/api/reviews/" + id + "/report", 200));
    problems.addAll(get(some + "/report", "/api/reviews/none/report", 404));
    for (String part : List.of("stack", "diagram", "runbook")) {
      problems.addAll(get(some + "/" + part, "/api/reviews/" + id + "/" + part + "?" + name, 200));
      problems.addAll(
          get(some + "/" + part, "/api/reviews/" + id + "/" + part + "?name=none", 404));
    }
    problems.addAll(get("/api/findings", "/api/findings?severity=critical,high&limit=50", 200));
    problems.addAll(get("/api/findings", "/api/findings?suppressed=only", 200));
    problems.addAll(get("/api/findings", "/api/findings?severity=awful", 400));
    problems.addAll(get("/api/findings", "/api/findings?status=awful", 400));
    String fingerprint =
        read(fetch(web("/api/findings"))).get(0).at("/finding/fingerprint").asText();
    String one = some + "/findings/{fingerprint}";
    problems.addAll(get(one, "/api/reviews/" + id + "/findings/" + fingerprint, 200));
    problems.addAll(get(one, "/api/reviews/" + id + "/findings/none", 404));
    problems.addAll(get("/events", "/events?after=soon", 400));
    for (String page : List.of("/", "/findings")) {
      problems.addAll(get(page, page, 200));
    }
    problems.addAll(get("/reviews/{path}", "/reviews/" + id, 200));
    problems.addAll(get("/assets/{path}", "/assets/none.js", 404));
    problems.addAll(get("/webjars/{path}", "/webjars/none.js", 404));

    assertThat(problems).isEmpty();
  }

  @Test
  void takesEveryKeyThatIsDescribedAndNoOther() throws Exception {
    var values =
        Map.of(
            "limit",
            "5",
            "after",
            "0",
            "kinds",
            "review,report",
            "severity",
            "high",
            "status",
            "new",
            "suppressed",
            "show",
            "name",
            stack);
    String id = review.get("id").asText();
    for (String path : described.paths("api")) {
      String address = web(path.replace("{review}", id).replace("{fingerprint}", "none")) + "?";
      Set<String> keys = described.queryKeys(path);
      String required = keys.contains("name") ? "name=" + stack + "&" : "";
      for (String key : keys) {
        assertThat(status(address + required + key + "=" + values.getOrDefault(key, "x")))
            .as(path + " " + key)
            .isNotEqualTo(400);
      }
      var other = fetch(address + required + "nosuch=1");
      assertThat(other.statusCode()).as(path).isEqualTo(400);
      assertThat(other.body()).contains("no such key: nosuch; there are ");
      assertThat(keys).allMatch(other.body()::contains);
      assertThat(described.problems("get", path, 400, type(other), other.body())).isEmpty();
    }
  }

  @Test
  void aQuestionWithoutAStacksNameIsNoneAndNotAnAnswer() throws Exception {
    String some = "/api/reviews/{review}/";
    for (String part : List.of("stack", "diagram", "runbook")) {
      String address = "/api/reviews/" + review.get("id").asText() + "/" + part;
      assertThat(get(some + part, address, 400)).isEmpty();
      assertThat(fetch(web(address)).body()).contains("name is missing");
    }
    assertThat(get("/events", "/events?kinds=fnding", 400)).isEmpty();
  }

  private static int status(String address) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address.replace(" ", "%20"))).build();
    var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close(); // the stream of events has no end
    return answer.statusCode();
  }

  @Test
  void streamsEventsAsDescribed() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(web("/events?after=0"))).build();

    var stream = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());

    try (var body = stream.body()) {
      assertThat(described.problems("get", "/events", stream.statusCode(), type(stream), ""))
          .isEmpty();
      assertThat(new String(body.readNBytes(200), StandardCharsets.UTF_8))
          .contains("id: ", "data: {\"review\":");
    }
  }

  @Test
  void takesWebhooksAsDescribed() throws Exception {
    String ping = "{\"zen\":\"x\"}";
    String push =
        """
        {"ref":"refs/heads/main","before":"%s","after":"%s",
         "repository":{"full_name":"o/r","clone_url":"https://127.0.0.1:1/o/r.git","default_branch":"main"}}
        """
            .formatted("1".repeat(40), "2".repeat(40));

    assertThat(deliver("ping", ping, signature(ping), 200)).isEmpty();
    assertThat(deliver("push", push, signature(push), 202)).isEmpty();
    assertThat(deliver("push", "{", signature("{"), 400)).isEmpty();
    assertThat(deliver("push", push, "sha256=" + "0".repeat(64), 401)).isEmpty();
    for (String forge : List.of("gitlab", "gitea", "bitbucket")) {
      String path = "/webhooks/" + forge;
      var refused =
          CLIENT.send(
              HttpRequest.newBuilder(URI.create(web(path)))
                  .POST(HttpRequest.BodyPublishers.ofString(push))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(described.problems("post", path, 401, type(refused), refused.body())).isEmpty();
    }
  }

  @Test
  void saysHowItIsAsDescribed() throws Exception {
    String port = "http://127.0.0.1:" + management;
    for (String probe : List.of("live", "ready", "started")) {
      var answer = fetch(port + "/health/" + probe);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(described.problems("get", "/health/{probe}", 200, type(answer), answer.body()))
          .isEmpty();
    }
    var metrics = fetch(port + "/metrics");
    assertThat(described.problems("get", "/metrics", 200, type(metrics), "")).isEmpty();
  }

  private static List<String> get(String path, String address, int status) throws Exception {
    var answer = fetch(web(address));
    return answer.statusCode() == status
        ? described.problems("get", path, status, type(answer), answer.body())
        : List.of(address + " answers " + answer.statusCode() + ": " + answer.body());
  }

  private static List<String> deliver(String event, String body, String signature, int status)
      throws Exception {
    var answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(web("/webhooks/github")))
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", event + "-" + body.length())
                .header("X-Hub-Signature-256", signature)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == status
        ? described.problems("post", "/webhooks/github", status, type(answer), answer.body())
        : List.of(event + " is answered by " + answer.statusCode() + ": " + answer.body());
  }

  private static String signature(String body) {
    return "sha256=" + HmacSha256.keyed(SECRET).hex(body);
  }

  private static HttpResponse<String> fetch(String address) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode read(HttpResponse<String> answer) throws IOException {
    return Json.mapper().readTree(answer.body());
  }

  private static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("content-type").orElse("");
  }

  private static String web(String path) {
    try {
      return "http://127.0.0.1:" + process.host().web().port() + path;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The review once its report is there and the tables know it. */
  private static JsonNode finished() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (System.nanoTime() < end) {
      JsonNode reviews = read(fetch(web("/api/reviews"))).get("reviews");
      if (reviews.size() > 0 && reviews.get(0).has("report")) {
        return reviews.get(0);
      }
      Thread.sleep(200);
    }
    throw new AssertionError("no report came");
  }

  private static RepositoryChanged change() {
    return new RepositoryChanged(
        "example.org/webshop",
        EXAMPLE.toAbsolutePath().normalize().toString(),
        "main",
        "",
        "",
        true,
        Lane.INTERACTIVE,
        0,
        "request-1",
        List.of(),
        Settings.DEFAULT);
  }
}
