package dev.plumbline.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.pipeline.config.Secret;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GitHub and GitHub Enterprise: {@code X-Hub-Signature-256} over the body. */
record GitHub(@Nullable Secret secret) implements Forge {
  private static final Set<String> ACTIONS =
      Set.of("opened", "synchronize", "reopened", "ready_for_review", "edited");

  @Override
  public String name() {
    return "github";
  }

  @Override
  public boolean isAuthentic(Delivery delivery) {
    return delivery.isSigned(secret, proof(), "sha256=");
  }

  @Override
  public boolean hasSecret() {
    return secret != null;
  }

  @Override
  public String setting() {
    return "PLUMBLINE_WEBHOOKS_GITHUB_SECRET or webhooks.github-secret-file";
  }

  @Override
  public String proof() {
    return "X-Hub-Signature-256";
  }

  @Override
  public String events() {
    return "push, pull_request and delete";
  }

  @Override
  public String id(Delivery delivery) {
    return delivery.header("X-GitHub-Delivery");
  }

  @Override
  public List<RepositoryChanged> changes(Delivery delivery, JsonNode body)
      throws UnreadableException {
    String event = delivery.required("X-GitHub-Event");
    return GitHubEvents.change(event, new Fields(body), ACTIONS).stream().toList();
  }
}
