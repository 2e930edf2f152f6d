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

  @Override
  public String name() {
    return "bitbucket";
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
    return "PLUMBLINE_WEBHOOKS_BITBUCKET_SECRET or webhooks.bitbucket-secret-file";
  }

  @Override
  public String proof() {
    return "X-Hub-Signature";
  }

  @Override
  public String events() {
    return "repo:push and pullrequest:created, updated, fulfilled and rejected";
  }

  @Override
  public String id(Delivery delivery) {
    return delivery.header("X-Request-UUID");
  }

  @Override
  public List<RepositoryChanged> changes(Delivery delivery, JsonNode json)
      throws UnreadableException {
    var body = new Fields(json);
    return switch (delivery.required("X-Event-Key")) {
      case "repo:push" -> pushes(pushed(body), json);
      case "pullrequest:created", "pullrequest:updated" -> pull(pushed(body), body);
      case "pullrequest:fulfilled", "pullrequest:rejected" ->
          pushed(body).closed(body.number("pullrequest.id")).stream().toList();
      default -> List.of(); // Comments, approvals, issues.
    };
  }

  private static Pushed pushed(Fields body) throws UnreadableException {
    String name = body.text("repository.full_name");
    if (!name.matches("[\\w.-]+/[\\w.-]+")) {
      throw new UnreadableException("repository.full_name is no owner and name");
    }
    return new Pushed(
        HOST + name,
        "https://" + HOST + name + ".git",
        body.optional("repository.mainbranch.name"));
  }

  private static List<RepositoryChanged> pushes(Pushed pushed, JsonNode body)
      throws UnreadableException {
    JsonNode changes = body.path("push").path("changes");
    if (!changes.isArray()) {
      throw new UnreadableException("the body has no push.changes that is a list");
    }
    var found = new ArrayList<RepositoryChanged>();
    for (JsonNode each : changes) {
      var change = new Fields(each);
      if (each.path("new").isNull() && change.optional("old.type").equals("branch")) {
        pushed.deleted(change.text("old.name")).ifPresent(found::add);
      } else if (change.optional("new.type").equals("branch")) {
        String ref = "refs/heads/" + change.text("new.name");
        String after = change.commit("new.target.hash");
        pushed.push(ref, change.optional("old.target.hash"), after).ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * Bitbucket keeps no ref of a pull request and shortens its commit, so its branch is read; that
   * of a fork is in another repository, which nobody listed.
   */
  private static List<RepositoryChanged> pull(Pushed pushed, Fields body)
      throws UnreadableException {
    long number = body.number("pullrequest.id");
    String from = body.optional("pullrequest.source.repository.full_name");
    if (!from.equals(body.text("repository.full_name"))) {
      return List.of();
    }
    String head = body.text("pullrequest.source.branch.name");
    String base = body.text("pullrequest.destination.branch.name");
    return pushed.pull(number, head, base).stream().toList();
  }
}
