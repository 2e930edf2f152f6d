package dev.plumbline.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.event.RepositoryChanged;
import java.util.List;

/** One kind of Git forge: how its deliveries are signed, and what they say. */
sealed interface Forge permits GitHub, GitLab, Gitea, Bitbucket {
  /** As in the path of its webhook. */
  String name();

  /** Whether the delivery comes from who holds the secret; never true without one. */
  boolean isAuthentic(Delivery delivery);

  /** Whether a secret is set, without which none of its deliveries is authentic. */
  boolean hasSecret();

  /** What an operator sets to give it its secret: the variable, or the key that names a file. */
  String setting();

  /** The header that proves who sent it. */
  String proof();

  /** Which events tell of a change, as the forge names them. */
  String events();

  /** The delivery's id, the same when it is sent again; {@code ""} where it has none. */
  String id(Delivery delivery);

  /**
   * What changed; nothing for an event that brings no new revision.
   *
   * @param body the delivery's, a JSON object
   * @throws UnreadableException when an event that should bring one lacks what it needs
   */
  List<RepositoryChanged> changes(Delivery delivery, JsonNode body) throws UnreadableException;
}
