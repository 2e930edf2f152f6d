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
  static Optional<RepositoryChanged> change(String event, Fields body, Set<String> actions)
      throws UnreadableException {
    return switch (event) {
      case "push" -> {
        String ref = body.text("ref");
        String after = body.commit("after");
        yield pushed(body).push(ref, body.optional("before"), after);
      }
      case "pull_request" -> pull(body, actions);
      // Gitea tells of a deleted branch so only; GitHub by a push as well.
      case "delete" ->
          body.optional("ref_type").equals("branch")
              ? pushed(body).deleted(body.text("ref"))
              : Optional.empty();
      default -> Optional.empty(); // Stars, comments and what else a forge has to tell.
    };
  }

  private static Pushed pushed(Fields body) throws UnreadableException {
    String url = body.text("repository.clone_url");
    return new Pushed(RepositoryName.of(url), url, body.optional("repository.default_branch"));
  }

  /** An edit is of title or text, unless it names another base; Gitea calls that a ref. */
  private static boolean isRewording(Fields body) {
    JsonNode changes = body.body().path("changes");
    return body.optional("action").equals("edited") && !changes.has("base") && !changes.has("ref");
  }

  private static Optional<RepositoryChanged> pull(Fields body, Set<String> actions)
      throws UnreadableException {
    String action = body.optional("action");
    if (action.equals("closed")) {
      return pushed(body).closed(body.number("number"));
    }
    if (!actions.contains(action) || isRewording(body)) {
      return Optional.empty();
    }
    return pushed(body)
        .pull(
            body.number("number"),
            body.commit("pull_request.head.sha"),
            body.commit("pull_request.base.sha"));
  }
}
