package dev.plumbline.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.artifact.Digests;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers deliveries: verifies, reads, publishes. Knows nothing of HTTP but its status codes. */
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final ChangePublisher publisher;

  Reception(ChangePublisher publisher) {
    this.publisher = publisher;
  }

  /** Answers one delivery; returns only when its changes are in Kafka, or can't be. */
  Answer receive(Forge forge, Delivery delivery) {
    if (!forge.isAuthentic(delivery)) {
      LOG.atWarn().addKeyValue("forge", forge.name()).log("Webhook refused");
      return Answer.REFUSED;
    }
    List<RepositoryChanged> changes;
    try {
      changes = forge.changes(delivery, json(delivery));
    } catch (IllegalArgumentException e) {
      return Answer.UNREADABLE;
    }
    return changes.isEmpty() ? Answer.IGNORED : publish(forge, id(forge, delivery), changes);
  }

  private Answer publish(Forge forge, String id, List<RepositoryChanged> changes) {
    int fresh = 0;
    try {
      for (int i = 0; i < changes.size(); i++) {
        String event = forge.name() + "-" + id + (changes.size() == 1 ? "" : "-" + i);
        fresh += publisher.publish(changes.get(i), event, "/" + forge.name()) ? 1 : 0;
      }
    } catch (IOException e) {
      LOG.atError().addKeyValue("forge", forge.name()).setCause(e).log("Webhook not taken");
      return Answer.FAILED;
    }
    return fresh == 0 ? Answer.DUPLICATE : Answer.ACCEPTED;
  }

  /** Where the forge sends no id, the content is one. */
  private static String id(Forge forge, Delivery delivery) {
    String id = forge.id(delivery);
    return id.matches("[\\w.{}:-]{1,100}") ? id : Digests.sha256(delivery.body());
  }

  /** The body, which GitHub sends as a form's field where it is told to. */
  private static JsonNode json(Delivery delivery) {
    boolean form = delivery.header("Content-Type").startsWith("application/x-www-form-urlencoded");
    return Json.read(form ? field(delivery.body()) : delivery.body(), JsonNode.class);
  }

  private static byte[] field(byte[] form) {
    for (String pair : new String(form, UTF_8).split("&", -1)) {
      if (pair.startsWith("payload=")) {
        return URLDecoder.decode(pair.substring("payload=".length()), UTF_8).getBytes(UTF_8);
      }
    }
    throw new IllegalArgumentException("a form without a payload");
  }
}
