package dev.plumbline.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.pipeline.config.Secret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bitbucket Cloud: {@code X-Hub-Signature} over the body, SHA-256 as well. */
record Bitbucket(@Nullable Secret secret) implements Forge {
  private static final String HOST = "bitbucket.org/";
  private static final String PREFIX = "sha256=";

  @Override
  public String name() {
    return "bitbucket";
  }

  @Override
  public boolean isAuthentic(Delivery delivery) {
    String signature = delivery.header("X-Hub-Signature");
    return secret != null
        && signature.startsWith(PREFIX)
        && Hmac.isHex(secret.reveal(), delivery.body(), signature.substring(PREFIX.length()));
  }

  @Override
  public String id(Delivery delivery) {
    return delivery.header("X-Request-UUID");
  }

  @Override
  public List<RepositoryChanged> changes(Delivery delivery, JsonNode body) {
    JsonNode repository = body.path("repository");
    String name = repository.path("full_name").asText();
    if (!name.matches("[\\w.-]+/[\\w.-]+")) {
      return List.of();
    }
    String branch = repository.path("mainbranch").path("name").asText();
    var pushed = new Pushed(HOST + name, "https://" + HOST + name + ".git", branch);
    return switch (delivery.header("X-Event-Key")) {
      case "repo:push" -> pushes(pushed, body.path("push").path("changes"));
      case "pullrequest:created", "pullrequest:updated" -> pull(pushed, name, body);
      case "pullrequest:fulfilled", "pullrequest:rejected" ->
          pushed.closed(body.path("pullrequest").path("id").asLong()).stream().toList();
      default -> List.of(); // Comments, approvals, issues.
    };
  }

  private static List<RepositoryChanged> pushes(Pushed pushed, JsonNode changes) {
    var found = new ArrayList<RepositoryChanged>();
    for (JsonNode change : changes) {
      JsonNode after = change.path("new");
      JsonNode old = change.path("old");
      if (after.isNull() && old.path("type").asText().equals("branch")) {
        pushed.deleted(old.path("name").asText()).ifPresent(found::add);
      } else if (after.path("type").asText().equals("branch")) {
        String ref = "refs/heads/" + after.path("name").asText();
        String before = old.path("target").path("hash").asText();
        pushed.push(ref, before, after.path("target").path("hash").asText()).ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * Bitbucket keeps no ref of a pull request and shortens its commit, so its branch is read; that
   * of a fork is in another repository, which nobody listed.
   */
  private static List<RepositoryChanged> pull(Pushed pushed, String name, JsonNode body) {
    JsonNode pull = body.path("pullrequest");
    JsonNode source = pull.path("source");
    if (!source.path("repository").path("full_name").asText().equals(name)) {
      return List.of();
    }
    String head = source.path("branch").path("name").asText();
    String base = pull.path("destination").path("branch").path("name").asText();
    return pushed.pull(pull.path("id").asLong(), head, base).stream().toList();
  }
}
