package dev.plumbline.ingest.webhook;

import static dev.plumbline.ingest.webhook.Forges.NEW;
import static dev.plumbline.ingest.webhook.Forges.NOW;
import static dev.plumbline.ingest.webhook.Forges.OLD;
import static dev.plumbline.ingest.webhook.Forges.PUSH;
import static dev.plumbline.ingest.webhook.Forges.headers;
import static dev.plumbline.ingest.webhook.Forges.hex;
import static dev.plumbline.ingest.webhook.Forges.signed;
import static dev.plumbline.ingest.webhook.Forges.signedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the forges say of a change, each in its own words. */
@Kafka
final class ForgeEventsTest {
  private final Forges forges;

  ForgeEventsTest(TestKafka kafka) {
    this.forges = new Forges(kafka);
  }

  @BeforeEach
  void start() throws Exception {
    forges.start();
  }

  @AfterEach
  void stop() {
    forges.close();
  }

  @Test
  void a_pull_request_is_compared_with_its_base_and_never_tracked() throws Exception {
    String body =
        """
        {"action": "%s", "number": 12,
         "pull_request": {"head": {"sha": "%s"}, "base": {"sha": "%s", "ref": "main"}},
         "repository": {"clone_url": "https://github.com/acme/shop.git", "default_branch": "main"}}
        """;

    assertThat(forges.github("pull_request", "p1", body.formatted("synchronize", NEW, OLD)))
        .isEqualTo(202);
    assertThat(forges.github("pull_request", "p2", body.formatted("labeled", NEW, OLD)))
        .isEqualTo(200);
    assertThat(forges.github("ping", "p3", "{\"zen\": \"x\"}")).isEqualTo(200);

    assertThat(forges.changes())
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

    assertThat(forges.github("pull_request", "e1", body.formatted("title", NEW, OLD)))
        .isEqualTo(200);
    assertThat(forges.github("pull_request", "e2", body.formatted("body", NEW, OLD)))
        .isEqualTo(200);
    assertThat(forges.github("pull_request", "e3", body.formatted("base", NEW, OLD)))
        .isEqualTo(202);

    assertThat(forges.changes()).singleElement().extracting(RepositoryChanged::base).isEqualTo(OLD);
  }

  @Test
  void a_tag_is_nothing_to_review_a_deleted_branch_closed_and_a_new_one_meets_the_default()
      throws Exception {
    String zeros = "0".repeat(40);
    assertThat(forges.github("push", "t", PUSH.replace("refs/heads/main", "refs/tags/v1")))
        .isEqualTo(200);
    assertThat(forges.github("push", "d", PUSH.replace(NEW, zeros))).isEqualTo(202);
    String created = PUSH.replace("refs/heads/main", "refs/heads/new").replace(OLD, zeros);
    assertThat(forges.github("push", "n", created)).isEqualTo(202);

    assertThat(forges.changes())
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

    assertThat(forges.github("pull_request", "c", pull.formatted(NEW, "github.com")))
        .isEqualTo(202);
    assertThat(forges.gitea("pull_request", "c", pull.formatted(NEW, "git.example.com")))
        .isEqualTo(202);
    assertThat(forges.gitea("delete", "d", delete.formatted("side", "branch"))).isEqualTo(202);
    assertThat(forges.gitea("delete", "t", delete.formatted("v1", "tag"))).isEqualTo(200);
    for (String action : List.of("merge", "close", "approved")) {
      String body = merge.formatted(action);
      assertThat(forges.post("gitlab", signed(action, NOW.getEpochSecond(), body), body))
          .isEqualTo(action.equals("approved") ? 200 : 202);
    }
    assertThat(forges.bitbucket("repo:push", "b", bucket)).isEqualTo(202);
    for (String event : List.of("pullrequest:fulfilled", "pullrequest:rejected")) {
      String body = "{\"repository\": {\"full_name\": \"a/b\"}, \"pullrequest\": {\"id\": 3}}";
      assertThat(forges.bitbucket(event, event, body)).isEqualTo(202);
    }

    assertThat(forges.changes()).allMatch(RepositoryChanged::closed);
    assertThat(forges.changes())
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

    assertThat(forges.post("gitlab", signed("g1", now, body), body)).isEqualTo(202);
    assertThat(forges.post("gitlab", signed("g2", now - 301, body), body)).isEqualTo(401);
    assertThat(forges.post("gitlab", signed("g3", now, body + " "), body)).isEqualTo(401);
    // Where a signing secret is set, the older token is not enough.
    assertThat(forges.post("gitlab", headers("X-Gitlab-Token", "gitlab's"), body)).isEqualTo(401);

    assertThat(forges.changes())
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

    assertThat(forges.gitea("push", "x", gitea)).isEqualTo(202);
    assertThat(forges.bitbucket("repo:push", "u", bucket)).isEqualTo(202);

    assertThat(forges.changes())
        .extracting(RepositoryChanged::repository)
        .containsExactly("git.example.com/acme/shop", "bitbucket.org/acme/shop");
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

    var answer = forges.answer("github", headers, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Json.mapper().readTree(answer.body()).path("detail").asText()).isEqualTo(detail);
    assertThat(answer.body()).doesNotContain("s3cret");
    assertThat(forges.changes()).isEmpty();
  }

  @Test
  void what_the_other_forges_leave_out_is_named() throws Exception {
    String kind = "{\"object_kind\": \"push\", \"ref\": \"refs/heads/x\"}";
    String bucket = "{\"repository\": {\"full_name\": \"a/b\"}}";
    var bitbucket = headers("X-Event-Key", "repo:push");
    bitbucket.put("X-Hub-Signature", "sha256=" + hex("bitbucket's", bucket));

    assertThat(forges.answer("gitlab", signed("a", NOW.getEpochSecond(), kind), kind).body())
        .contains("the body has no after");
    assertThat(forges.answer("bitbucket", bitbucket, bucket).body())
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
    var answer = forges.answer(forge, signedFor(forge, event, body), body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("nothing to review in this event; in these is: ");
    assertThat(forges.changes()).isEmpty();
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

    var answer = forges.answer("gitlab", signedFor("gitlab", "", body), body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("the body has no " + missing);
  }

  @Test
  void an_event_that_tells_of_no_change_is_told_which_ones_do() throws Exception {
    var headers = headers("X-GitHub-Event", "psuh");
    headers.put("X-Hub-Signature-256", "sha256=" + hex("github's", PUSH));

    var answer = forges.answer("github", headers, PUSH);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("nothing to review in this event; in these is: push, pull_request and delete\n");
  }
}
