package dev.plumbline.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.RepositoryName;
import dev.plumbline.model.event.RepositoryChanged;
import java.util.Optional;
import java.util.Set;

/** Push and pull request events as GitHub writes them, and Gitea and Forgejo after it. */
final class GitHubEvents {
  private GitHubEvents() {}

  /**
   * @param actions of a pull request that bring new commits or a new base
   */
  static Optional<RepositoryChanged> change(String event, JsonNode body, Set<String> actions) {
    JsonNode repository = body.path("repository");
    String url = repository.path("clone_url").asText();
    var pushed =
        new Pushed(RepositoryName.of(url), url, repository.path("default_branch").asText());
    if (url.isEmpty()) {
      return Optional.empty();
    }
    return switch (event) {
      case "push" ->
          pushed.push(
              body.path("ref").asText(), body.path("before").asText(), body.path("after").asText());
      case "pull_request" -> pull(pushed, body, actions);
      // Gitea tells of a deleted branch so only; GitHub by a push as well.
      case "delete" ->
          body.path("ref_type").asText().equals("branch")
              ? pushed.deleted(body.path("ref").asText())
              : Optional.empty();
      default -> Optional.empty(); // Stars, comments and what else a forge has to tell.
    };
  }

  /** An edit is of title or text, unless it names another base; Gitea calls that a ref. */
  private static boolean isRewording(JsonNode body) {
    JsonNode changes = body.path("changes");
    return body.path("action").asText().equals("edited")
        && !changes.has("base")
        && !changes.has("ref");
  }

  private static Optional<RepositoryChanged> pull(
      Pushed pushed, JsonNode body, Set<String> actions) {
    JsonNode pull = body.path("pull_request");
    if (body.path("action").asText().equals("closed")) {
      return pushed.closed(body.path("number").asLong());
    }
    return actions.contains(body.path("action").asText()) && !isRewording(body)
        ? pushed.pull(
            body.path("number").asLong(),
            pull.path("head").path("sha").asText(),
            pull.path("base").path("sha").asText())
        : Optional.empty();
  }
}
