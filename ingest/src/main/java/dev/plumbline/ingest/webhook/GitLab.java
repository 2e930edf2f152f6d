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
 * older token, sent as it is.
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
  public String id(Delivery delivery) {
    for (String header : List.of("webhook-id", "Idempotency-Key", "X-Gitlab-Event-UUID")) {
      if (!delivery.header(header).isEmpty()) {
        return delivery.header(header);
      }
    }
    return "";
  }

  @Override
  public List<RepositoryChanged> changes(Delivery delivery, JsonNode body) {
    JsonNode project = body.path("project");
    String url = project.path("git_http_url").asText();
    if (url.isEmpty()) {
      return List.of();
    }
    var pushed = new Pushed(RepositoryName.of(url), url, project.path("default_branch").asText());
    Optional<RepositoryChanged> change =
        switch (body.path("object_kind").asText()) {
          case "push" ->
              pushed.push(
                  body.path("ref").asText(),
                  body.path("before").asText(),
                  body.path("after").asText());
          case "merge_request" -> merge(pushed, body.path("object_attributes"));
          default -> Optional.empty(); // Issues, pipelines, notes.
        };
    return change.stream().toList();
  }

  /** An update without {@code oldrev} changed words, not commits. */
  private static Optional<RepositoryChanged> merge(Pushed pushed, JsonNode merge) {
    long number = merge.path("iid").asLong();
    var now =
        pushed.pull(
            number,
            merge.path("last_commit").path("id").asText(),
            merge.path("target_branch").asText());
    return switch (merge.path("action").asText()) {
      case "open", "reopen" -> now;
      case "update" -> merge.has("oldrev") ? now : Optional.empty();
      case "close", "merge" -> pushed.closed(number);
      default -> Optional.empty();
    };
  }
}
