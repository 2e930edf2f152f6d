package dev.plumbline.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.pipeline.config.Secret;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gitea and Forgejo: {@code X-Gitea-Signature} over the body. */
record Gitea(@Nullable Secret secret) implements Forge {
  private static final Set<String> ACTIONS = Set.of("opened", "synchronized", "reopened", "edited");

  @Override
  public String name() {
    return "gitea";
  }

  @Override
  public boolean isAuthentic(Delivery delivery) {
    return delivery.isSigned(secret, proof(), "");
  }

  @Override
  public boolean hasSecret() {
    return secret != null;
  }

  @Override
  public String setting() {
    return "PLUMBLINE_WEBHOOKS_GITEA_SECRET or webhooks.gitea-secret-file";
  }

  @Override
  public String proof() {
    return "X-Gitea-Signature";
  }

  @Override
  public String events() {
    return "push, pull_request and delete";
  }

  @Override
  public String id(Delivery delivery) {
    return delivery.header("X-Gitea-Delivery");
  }

  @Override
  public List<RepositoryChanged> changes(Delivery delivery, JsonNode body)
      throws UnreadableException {
    String event = delivery.required("X-Gitea-Event");
    return GitHubEvents.change(event, new Fields(body), ACTIONS).stream().toList();
  }
}
