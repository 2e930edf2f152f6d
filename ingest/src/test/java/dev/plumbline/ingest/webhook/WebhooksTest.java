package dev.plumbline.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.model.digest.HmacSha256;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.ByteSize;
import dev.plumbline.pipeline.config.Secret;
import dev.plumbline.pipeline.config.WebhooksConfig;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.http.WebServer;
import dev.plumbline.pipeline.observe.Metric;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Kafka
final class WebhooksTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final byte[] KEY = "a key of gitlab's".getBytes(UTF_8);
  private static final String OLD = "1".repeat(40);
  private static final String NEW = "2".repeat(40);
  private static final String PUSH =
      """
      {"ref": "refs/heads/main", "before": "%s", "after": "%s", "repository": {
        "full_name": "acme/shop", "clone_url": "https://github.com/acme/shop.git",
        "default_branch": "main"}}\
      """
          .formatted(OLD, NEW);

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestKafka kafka;
  private final Topics topics;
  private DefaultCamelContext camel = new DefaultCamelContext();
  private PublishedChanges published;
  private ChangePublisher publisher;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private int port;

  WebhooksTest(TestKafka kafka) {
    this.kafka = kafka;
    // One topic for each test: what one published is no repetition to the next.
    String own = kafka.prefix() + Long.toHexString(System.nanoTime());
    this.topics = new Topics(own);
    this.published =
        new PublishedChanges(Clients.of(kafka.bootstrapServers()), topics, new Placement(1));
    this.publisher = publisher(Clients.of(kafka.bootstrapServers()));
  }

  @BeforeEach
  void start() throws Exception {
    kafka.createTopic(topics.prefix().substring(kafka.prefix().length()) + ".changes", 1);
    published.start();
    assertThat(published.awaitCaughtUp(Duration.ofSeconds(90))).isTrue();
    serve(publisher);
  }

  private ChangePublisher publisher(Clients clients) {
    return new ChangePublisher(clients, topics, published, Duration.ofSeconds(3));
  }

  private void serve(ChangePublisher to) throws Exception {
    camel.stop();
    camel = new DefaultCamelContext();
    WebServer web = WebServer.start(camel, "127.0.0.1", 0);
    var config =
        new WebhooksConfig(
            new Secret("github's"),
            new Secret("gitlab's"),
            new Secret("whsec_" + Base64.getEncoder().encodeToString(KEY)),
            new Secret("gitea's"),
            new Secret("bitbucket's"),
            new ByteSize(100_000));
    new Webhooks(config, to, Clock.fixed(NOW, ZoneOffset.UTC), registry).mount(web.router());
    camel.start();
    port = web.port();
  }

  @AfterEach
  void stop() {
    camel.stop();
    publisher.close();
    published.close();
  }

  @Test
  void a_signed_push_is_in_kafka_when_it_is_answered() throws Exception {
    assertThat(github("push", "1", PUSH)).isEqualTo(202);

    RepositoryChanged change = changes().getFirst();
    assertThat(change.repository()).isEqualTo("github.com/acme/shop");
    assertThat(change.url()).isEqualTo("https://github.com/acme/shop.git");
    assertThat(change.ref()).isEqualTo("main");
    assertThat(change.head()).isEqualTo(NEW);
    assertThat(change.base()).isEqualTo(OLD);
    assertThat(change.tracked()).isTrue();
  }

  @Test
  void a_delivery_that_comes_again_is_published_once_also_after_a_restart() throws Exception {
    assertThat(github("push", "again", PUSH)).isEqualTo(202);
    assertThat(github("push", "again", PUSH)).isEqualTo(202);
    while (!published.contains("github-again", "/github")) {
      Thread.sleep(10);
    }
    var restarted = publisher(Clients.of(kafka.bootstrapServers()));
    serve(restarted);
    assertThat(github("push", "again", PUSH)).isEqualTo(202);
    restarted.close();

    assertThat(changes()).hasSize(1);
  }

  @Test
  void what_anyone_else_wrote_to_the_topic_keeps_no_delivery_from_being_known() throws Exception {
    try (var producer = kafka.producer()) {
      for (String body : List.of("null", "[]", "{\"ref\": 1}", "")) {
        producer
            .send(new ProducerRecord<>(topics.prefix() + ".changes", body.getBytes(UTF_8)))
            .get();
      }
    }

    assertThat(github("push", "after", PUSH)).isEqualTo(202);

    for (int i = 0; i < 200 && !published.contains("github-after", "/github"); i++) {
      Thread.sleep(50);
    }
    assertThat(published.contains("github-after", "/github")).isTrue();
    assertThat(published.head("github.com/acme/shop", "main")).contains(NEW);
  }

  @Test
  void what_is_not_signed_or_signed_wrongly_is_refused() throws Exception {
    var wrong =
        headers("X-GitHub-Event", "push", "X-Hub-Signature-256", "sha256=" + "0".repeat(64));
    var sha1 = headers("X-GitHub-Event", "push", "X-Hub-Signature", "sha1=00");

    assertThat(post("github", wrong, PUSH)).isEqualTo(401);
    assertThat(post("github", sha1, PUSH)).isEqualTo(401);
    assertThat(post("github", Map.of(), PUSH)).isEqualTo(401);
    assertThat(post("gitea", Map.of(), PUSH)).isEqualTo(401);
    assertThat(post("bitbucket", Map.of(), PUSH)).isEqualTo(401);
    assertThat(post("nobody", Map.of(), PUSH)).isEqualTo(404);
    assertThat(changes()).isEmpty();
  }

  @Test
  void a_form_is_verified_as_it_came_over_the_wire() throws Exception {
    String form = "payload=" + URLEncoder.encode(PUSH, UTF_8);
    var headers = headers("X-GitHub-Event", "push", "X-GitHub-Delivery", "form");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("X-Hub-Signature-256", "sha256=" + hex("github's", form));

    assertThat(post("github", headers, form)).isEqualTo(202);
    assertThat(changes()).hasSize(1);
  }

  @Test
  void a_pull_request_is_compared_with_its_base_and_never_tracked() throws Exception {
    String body =
        """
        {"action": "%s", "number": 12,
         "pull_request": {"head": {"sha": "%s"}, "base": {"sha": "%s", "ref": "main"}},
         "repository": {"clone_url": "https://github.com/acme/shop.git", "default_branch": "main"}}
        """;

    assertThat(github("pull_request", "p1", body.formatted("synchronize", NEW, OLD)))
        .isEqualTo(202);
    assertThat(github("pull_request", "p2", body.formatted("labeled", NEW, OLD))).isEqualTo(200);
    assertThat(github("ping", "p3", "{\"zen\": \"x\"}")).isEqualTo(200);

    assertThat(changes())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.ref()).isEqualTo("pull/12");
          assertThat(change.head()).isEqualTo(NEW);
          assertThat(change.base()).isEqualTo(OLD);
          assertThat(change.tracked()).isFalse();
        });
  }

  @Test
  void an_edit_of_a_pull_request_counts_only_when_it_names_another_base() throws Exception {
    String body =
        """
        {"action": "edited", "number": 12, "changes": {"%s": {"from": "x"}},
         "pull_request": {"head": {"sha": "%s"}, "base": {"sha": "%s", "ref": "main"}},
         "repository": {"clone_url": "https://github.com/acme/shop.git", "default_branch": "main"}}
        """;

    assertThat(github("pull_request", "e1", body.formatted("title", NEW, OLD))).isEqualTo(200);
    assertThat(github("pull_request", "e2", body.formatted("body", NEW, OLD))).isEqualTo(200);
    assertThat(github("pull_request", "e3", body.formatted("base", NEW, OLD))).isEqualTo(202);

    assertThat(changes()).singleElement().extracting(RepositoryChanged::base).isEqualTo(OLD);
  }

  @Test
  void a_tag_is_nothing_to_review_a_deleted_branch_closed_and_a_new_one_meets_the_default()
      throws Exception {
    String zeros = "0".repeat(40);
    assertThat(github("push", "t", PUSH.replace("refs/heads/main", "refs/tags/v1"))).isEqualTo(200);
    assertThat(github("push", "d", PUSH.replace(NEW, zeros))).isEqualTo(202);
    String created = PUSH.replace("refs/heads/main", "refs/heads/new").replace(OLD, zeros);
    assertThat(github("push", "n", created)).isEqualTo(202);

    assertThat(changes())
        .extracting(RepositoryChanged::ref, RepositoryChanged::closed, RepositoryChanged::base)
        .containsExactly(tuple("main", true, ""), tuple("new", false, "main"));
  }

  /** Each forge says in its own words that a pull request or a branch is no more. */
  @Test
  void what_is_merged_closed_or_deleted_is_closed() throws Exception {
    String pull =
        """
        {"action": "closed", "number": 12, "pull_request": {"merged": true, "head": {"sha": "%s"}},
         "repository": {"clone_url": "https://%s/acme/shop.git", "default_branch": "main"}}
        """;
    String delete =
        """
        {"ref": "%s", "ref_type": "%s",
         "repository": {"clone_url": "https://git.example.com/acme/shop.git"}}\
        """;
    String merge =
        """
        {"object_kind": "merge_request", "project": {"git_http_url": "https://gitlab.com/a/b.git"},
         "object_attributes": {"iid": 7, "action": "%s", "last_commit": {"id": "x"}}}\
        """;
    String bucket =
        """
        {"repository": {"full_name": "acme/shop"}, "push": {"changes": [
          {"new": null, "old": {"type": "branch", "name": "old"}}, {"new": null, "old": {"type": "tag", "name": "v1"}}]}}\
        """;

    assertThat(github("pull_request", "c", pull.formatted(NEW, "github.com"))).isEqualTo(202);
    assertThat(gitea("pull_request", "c", pull.formatted(NEW, "git.example.com"))).isEqualTo(202);
    assertThat(gitea("delete", "d", delete.formatted("side", "branch"))).isEqualTo(202);
    assertThat(gitea("delete", "t", delete.formatted("v1", "tag"))).isEqualTo(200);
    for (String action : List.of("merge", "close", "approved")) {
      String body = merge.formatted(action);
      assertThat(post("gitlab", signed(action, NOW.getEpochSecond(), body), body))
          .isEqualTo(action.equals("approved") ? 200 : 202);
    }
    assertThat(bitbucket("repo:push", "b", bucket)).isEqualTo(202);
    for (String event : List.of("pullrequest:fulfilled", "pullrequest:rejected")) {
      String body = "{\"repository\": {\"full_name\": \"a/b\"}, \"pullrequest\": {\"id\": 3}}";
      assertThat(bitbucket(event, event, body)).isEqualTo(202);
    }

    assertThat(changes()).allMatch(RepositoryChanged::closed);
    assertThat(changes())
        .extracting(change -> change.repository() + " " + change.ref())
        .containsExactly(
            "github.com/acme/shop pull/12",
            "git.example.com/acme/shop pull/12",
            "git.example.com/acme/shop side",
            "gitlab.com/a/b pull/7",
            "gitlab.com/a/b pull/7",
            "bitbucket.org/acme/shop old",
            "bitbucket.org/a/b pull/3",
            "bitbucket.org/a/b pull/3");
  }

  private int gitea(String event, String delivery, String body) throws Exception {
    var headers = headers("X-Gitea-Event", event, "X-Gitea-Delivery", delivery);
    headers.put("X-Gitea-Signature", hex("gitea's", body));
    return post("gitea", headers, body);
  }

  private int bitbucket(String event, String delivery, String body) throws Exception {
    var headers = headers("X-Event-Key", event, "X-Request-UUID", delivery);
    headers.put("X-Hub-Signature", "sha256=" + hex("bitbucket's", body));
    return post("bitbucket", headers, body);
  }

  @Test
  void gitlab_signs_id_time_and_body() throws Exception {
    String body =
        """
        {"object_kind": "merge_request", "project": {
          "git_http_url": "https://gitlab.com/acme/shop.git", "default_branch": "main"},
         "object_attributes": {"iid": 7, "action": "open", "target_branch": "main",
           "last_commit": {"id": "%s"}}}\
        """
            .formatted(NEW);
    long now = NOW.getEpochSecond();

    assertThat(post("gitlab", signed("g1", now, body), body)).isEqualTo(202);
    assertThat(post("gitlab", signed("g2", now - 301, body), body)).isEqualTo(401);
    assertThat(post("gitlab", signed("g3", now, body + " "), body)).isEqualTo(401);
    // Where a signing secret is set, the older token is not enough.
    assertThat(post("gitlab", headers("X-Gitlab-Token", "gitlab's"), body)).isEqualTo(401);

    assertThat(changes())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.ref()).isEqualTo("pull/7");
          assertThat(change.base()).isEqualTo("main");
        });
  }

  @Test
  void gitea_and_bitbucket_are_understood() throws Exception {
    String gitea = PUSH.replace("github.com", "git.example.com");
    String bucket =
        """
        {"repository": {"full_name": "acme/shop", "mainbranch": {"name": "main"}},
         "push": {"changes": [{"new": {"type": "branch", "name": "main",
           "target": {"hash": "%s"}}, "old": {"target": {"hash": "%s"}}}]}}\
        """
            .formatted(NEW, OLD);

    assertThat(gitea("push", "x", gitea)).isEqualTo(202);
    assertThat(bitbucket("repo:push", "u", bucket)).isEqualTo(202);

    assertThat(changes())
        .extracting(RepositoryChanged::repository)
        .containsExactly("git.example.com/acme/shop", "bitbucket.org/acme/shop");
  }

  @Test
  void a_body_that_is_too_large_or_no_json_is_said_to_be() throws Exception {
    assertThat(github("push", "l", "x".repeat(100_001))).isEqualTo(413);
    assertThat(github("push", "j", "{")).isEqualTo(400);
  }

  /** Whoever sets a webhook up sees the answer in the forge's list of deliveries. */
  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          push         | {"ref": s3cret              | the body is no JSON from line 1, column 9
          push         | ["s3cret"]                  | the body is no JSON object
          push         | {}                          | the body has no ref
          push         | {"ref": {"s3cret": 1}}      | the body has no ref that is a text
          push         | {"ref": "x"}                | the body has no after
          push         | {"ref": "x", "after": "s3cret"} | after is no commit's id
          push         | {"ref": "x", "after": "COMMIT"} | the body has no repository.clone_url
          pull_request | PULL                        | the body has no pull_request.head.sha
          pull_request | {"repository": {"clone_url": "https://github.com/a/b"}, "action": "opened"} | the body has no number
          ''           | {}                          | the header X-GitHub-Event is missing
          """)
  void what_is_wrong_with_a_delivery_is_said_without_what_stands_in_it(
      String event, String sent, String detail) throws Exception {
    String pull =
        "{\"action\": \"opened\", \"number\": 3, \"pull_request\": {},"
            + " \"repository\": {\"clone_url\": \"https://github.com/a/b\"}}";
    String body = sent.replace("COMMIT", NEW).replace("PULL", pull);
    var headers = headers("X-Hub-Signature-256", "sha256=" + hex("github's", body));
    if (!event.isEmpty()) {
      headers.put("X-GitHub-Event", event);
    }

    var answer = answer("github", headers, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Json.mapper().readTree(answer.body()).path("detail").asText()).isEqualTo(detail);
    assertThat(answer.body()).doesNotContain("s3cret");
    assertThat(changes()).isEmpty();
  }

  @Test
  void what_the_other_forges_leave_out_is_named() throws Exception {
    String kind = "{\"object_kind\": \"push\", \"ref\": \"refs/heads/x\"}";
    String bucket = "{\"repository\": {\"full_name\": \"a/b\"}}";
    var bitbucket = headers("X-Event-Key", "repo:push");
    bitbucket.put("X-Hub-Signature", "sha256=" + hex("bitbucket's", bucket));

    assertThat(answer("gitlab", signed("a", NOW.getEpochSecond(), kind), kind).body())
        .contains("the body has no after");
    assertThat(answer("bitbucket", bitbucket, bucket).body())
        .contains("the body has no push.changes that is a list");
  }

  /** A forge pauses a webhook after a few errors in a row, and pushes are lost with it. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gitlab    |              | {"event_name": "user_add_to_group", "group_path": "acme"}
          gitlab    |              | {"object_kind": null, "event_name": "repository_update"}
          gitlab    |              | {"object_kind": {"a": 1}}
          gitlab    |              | {"object_kind": "merge_request", "object_attributes": {"iid": 7}}
          gitlab    |              | {"object_kind": "merge_request", "object_attributes": {"action": "approved"}}
          gitlab    |              | {"object_kind": "merge_request", "object_attributes": {"action": "open", "iid": 7, "last_commit": null}}
          gitlab    |              | {"object_kind": "merge_request", "object_attributes": {"action": "update", "iid": 7, "oldrev": null}}
          github    | pull_request | {"action": "labeled"}
          github    | pull_request | {}
          github    | delete       | {"ref": "x"}
          gitea     | pull_request | {"action": null}
          bitbucket | repo:fork    | {}
          """)
  void what_would_not_be_taken_anyway_may_lack_anything(String forge, String event, String body)
      throws Exception {
    var answer = answer(forge, signedFor(forge, event, body), body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("nothing to review in this event; in these is: ");
    assertThat(changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"iid": 7, "action": "open", "last_commit": {}}               | project.git_http_url
          {"iid": 7, "action": "close"}                                 | project.git_http_url
          """)
  void a_merge_request_that_would_be_taken_has_to_be_whole(String attributes, String missing)
      throws Exception {
    String body = "{\"object_kind\": \"merge_request\", \"object_attributes\": " + attributes + "}";

    var answer = answer("gitlab", signedFor("gitlab", "", body), body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("the body has no " + missing);
  }

  private static Map<String, String> signedFor(String forge, String event, String body) {
    return switch (forge) {
      case "gitlab" -> signed("any", NOW.getEpochSecond(), body);
      case "gitea" -> headers("X-Gitea-Event", event, "X-Gitea-Signature", hex("gitea's", body));
      case "bitbucket" ->
          headers("X-Event-Key", event, "X-Hub-Signature", "sha256=" + hex("bitbucket's", body));
      default ->
          headers(
              "X-GitHub-Event", event, "X-Hub-Signature-256", "sha256=" + hex("github's", body));
    };
  }

  @Test
  void a_refusal_says_which_proof_is_missing_and_not_what_it_should_be() throws Exception {
    var wrong = headers("X-GitHub-Event", "push", "X-Hub-Signature-256", "sha256=s3cret");

    assertThat(answer("github", Map.of(), PUSH).body())
        .contains("the header X-Hub-Signature-256 is missing");
    assertThat(answer("github", wrong, PUSH).body())
        .contains("what the header X-Hub-Signature-256 says does not fit secret and body")
        .doesNotContain("s3cret", hex("github's", PUSH));
    assertThat(answer("gitlab", headers("X-Gitlab-Token", "gitlab's"), PUSH).body())
        .contains("the header webhook-signature is missing");
  }

  @Test
  void an_event_that_tells_of_no_change_is_told_which_ones_do() throws Exception {
    var headers = headers("X-GitHub-Event", "psuh");
    headers.put("X-Hub-Signature-256", "sha256=" + hex("github's", PUSH));

    var answer = answer("github", headers, PUSH);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("nothing to review in this event; in these is: push, pull_request and delete\n");
  }

  @Test
  void what_becomes_of_deliveries_is_counted() throws Exception {
    github("push", "c", PUSH);
    github("push", "c", PUSH);
    github("ping", "p", "{}");
    github("push", "j", "{");
    github("push", "l", "x".repeat(100_001));
    post("github", Map.of(), PUSH);

    for (String result : List.of("ignored", "unreadable", "too-large", "refused", "accepted")) {
      assertThat(counted("github", result)).as(result).isEqualTo(1);
    }
    assertThat(counted("github", "duplicate")).isEqualTo(1);
    assertThat(counted("gitlab", "accepted")).isZero();
  }

  private double counted(String forge, String result) {
    return Metric.WEBHOOKS.counter(registry, forge, result).count();
  }

  @Test
  void while_kafka_is_away_the_forge_is_told_to_come_again() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    var lost = publisher(Clients.of("127.0.0.1:" + closed));
    serve(lost);

    assertThat(github("push", "k", PUSH)).isEqualTo(503);
    serve(publisher);
    assertThat(github("push", "k", PUSH)).isEqualTo(202);
    lost.close();
  }

  @Test
  void what_is_not_known_to_be_new_is_not_taken_yet() throws Exception {
    var clients = Clients.of(kafka.bootstrapServers());
    try (var unread = new PublishedChanges(clients, topics, new Placement(1));
        var early = new ChangePublisher(clients, topics, unread, Duration.ofSeconds(3))) {
      serve(early);
      assertThat(github("push", "early", PUSH)).isEqualTo(503);
      unread.start();
      assertThat(unread.awaitCaughtUp(Duration.ofSeconds(90))).isTrue();
      assertThat(github("push", "early", PUSH)).isEqualTo(202);
    }

    assertThat(changes()).hasSize(1);
  }

  private int github(String event, String delivery, String body) throws Exception {
    var headers = headers("X-GitHub-Event", event, "X-GitHub-Delivery", delivery);
    headers.put("X-Hub-Signature-256", "sha256=" + hex("github's", body));
    return post("github", headers, body);
  }

  private static Map<String, String> signed(String id, long time, String body) {
    byte[] content = (id + "." + time + "." + body).getBytes(UTF_8);
    String signature = Base64.getEncoder().encodeToString(new HmacSha256(KEY).of(content));
    var headers = headers("webhook-id", id, "webhook-timestamp", Long.toString(time));
    headers.put("webhook-signature", "v1,AAAA v1," + signature);
    return headers;
  }

  private static String hex(String secret, String body) {
    return HmacSha256.keyed(secret).hex(body);
  }

  private static Map<String, String> headers(String... pairs) {
    var headers = new HashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      headers.put(pairs[i], pairs[i + 1]);
    }
    return headers;
  }

  private int post(String forge, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    return answer(forge, headers, body).statusCode();
  }

  private HttpResponse<String> answer(String forge, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/" + forge))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** All changes, in order: what was answered is in the topic. */
  private List<RepositoryChanged> changes() {
    return kafka.readAll(topics.prefix() + ".changes").stream()
        .peek(r -> assertThat(CloudEventHeaders.text(r.headers(), "ce_id")).isNotEmpty())
        .map(record -> Json.read(record.value(), RepositoryChanged.class))
        .toList();
  }
}
