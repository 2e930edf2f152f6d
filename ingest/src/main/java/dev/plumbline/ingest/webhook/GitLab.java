package dev.plumbline.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.RepositoryName;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.pipeline.config.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GitLab: a signature over id, time and body where a signing secret is set, and only then; else the
 * older token, sent as it is. GitLab pauses a webhook after four errors in a row
 * (https://docs.gitlab.com/user/project/integrations/webhooks/#auto-disabled-webhooks), and pushes
 * are lost with it: so only what would be taken has to be complete.
 */
record GitLab(@Nullable Secret token, @Nullable StandardSignature signature) implements Forge {
  @Override
  public String name() {
    return "gitlab";
  }

  @Override
  public boolean isAuthentic(Delivery delivery) {
    if (signature != null) {
      return signature.signs(delivery);
    }
    return token != null && token.matches(delivery.header("X-Gitlab-Token"));
  }

  @Override
  public boolean hasSecret() {
    return token != null || signature != null;
  }

  @Override
  public String setting() {
    return "PLUMBLINE_WEBHOOKS_GITLAB_SIGNING_SECRET or webhooks.gitlab-signing-secret-file,"
        + " or for the older token PLUMBLINE_WEBHOOKS_GITLAB_TOKEN or webhooks.gitlab-token-file";
  }

  @Override
  public String proof() {
    return signature == null ? "X-Gitlab-Token" : "webhook-signature";
  }

  @Override
  public String events() {
    return "push and merge_request";
  }

  @Override
  public String id(Delivery delivery) {
    for (String header : List.of("webhook-id", "Idempotency-Key", "X-Gitlab-Event-UUID")) {
      if (!delivery.header(header).isEmpty()) {
        return delivery.header(header);
      }
    }
    return "";
  }

  @Override
  public List<RepositoryChanged> changes(Delivery delivery, JsonNode json)
      throws UnreadableException {
    var body = new Fields(json);
    Optional<RepositoryChanged> change =
        // Members, groups and system hooks have an event_name alone.
        switch (body.optional("object_kind")) {
          case "push" -> {
            String ref = body.text("ref");
            String after = body.commit("after");
            yield pushed(body).push(ref, body.optional("before"), after);
          }
          case "merge_request" -> merge(body);
          default -> Optional.empty(); // Issues, pipelines, notes.
        };
    return change.stream().toList();
  }

  private static Pushed pushed(Fields body) throws UnreadableException {
    String url = body.text("project.git_http_url");
    return new Pushed(RepositoryName.of(url), url, body.optional("project.default_branch"));
  }

  private static Optional<RepositoryChanged> merge(Fields body) throws UnreadableException {
    return switch (body.optional("object_attributes.action")) {
      case "open", "reopen" -> pull(body);
      case "update" ->
          // One without it changed words, not commits.
          body.has("object_attributes.oldrev") ? pull(body) : Optional.empty();
      case "close", "merge" -> pushed(body).closed(number(body));
      default -> Optional.empty(); // Approvals, and the deliveries of a test, which have none.
    };
  }

  private static Optional<RepositoryChanged> pull(Fields body) throws UnreadableException {
    if (!body.has("object_attributes.last_commit")) {
      return Optional.empty(); // Opened before its branch holds a commit.
    }
    return pushed(body)
        .pull(
            number(body),
            body.commit("object_attributes.last_commit.id"),
            body.text("object_attributes.target_branch"));
  }

  private static long number(Fields body) throws UnreadableException {
    return body.number("object_attributes.iid");
  }
}
