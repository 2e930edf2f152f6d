package dev.plumbline.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  Reply receive(Forge forge, Delivery delivery) {
    if (!forge.isAuthentic(delivery)) {
      String refusal = refusal(forge, delivery);
      LOG.atWarn()
          .addKeyValue("forge", forge.name())
          .addKeyValue("reason", refusal)
          .log("Webhook refused");
      return new Reply(Answer.REFUSED, refusal);
    }
    List<RepositoryChanged> changes;
    try {
      changes = forge.changes(delivery, json(delivery));
    } catch (UnreadableException e) {
      LOG.atWarn()
          .addKeyValue("forge", forge.name())
          .addKeyValue("reason", e.getMessage())
          .log("Webhook not understood");
      return new Reply(Answer.UNREADABLE, String.valueOf(e.getMessage()));
    }
    return changes.isEmpty()
        ? new Reply(Answer.IGNORED, Answer.IGNORED.text() + "; in these is: " + forge.events())
        : Reply.of(publish(forge, id(forge, delivery), changes));
  }

  /** Strangers read it, too: it says what is there, and nothing of what would be right. */
  private static String refusal(Forge forge, Delivery delivery) {
    if (!forge.hasSecret()) {
      return "no secret is set for this forge; its operator sets " + forge.setting();
    }
    return delivery.header(forge.proof()).isEmpty()
        ? "the header " + forge.proof() + " is missing"
        : "what the header " + forge.proof() + " says does not fit secret and body";
  }

  private Answer publish(Forge forge, String id, List<RepositoryChanged> changes) {
    int fresh = 0;
    try {
      for (int i = 0; i < changes.size(); i++) {
        String event = forge.name() + "-" + id + (changes.size() == 1 ? "" : "-" + i);
        fresh += publisher.publish(changes.get(i), event, "/" + forge.name()) ? 1 : 0;
      }
    } catch (IOException e) {
      LOG.atError()
          .addKeyValue("forge", forge.name())
          .addKeyValue("reason", e.getMessage())
          .log("Webhook not taken");
      return Answer.FAILED;
    }
    return fresh == 0 ? Answer.DUPLICATE : Answer.ACCEPTED;
  }

  /** Where the forge sends no id, the content is one. */
  private static String id(Forge forge, Delivery delivery) {
    String id = forge.id(delivery);
    return id.matches("[\\w.{}:-]{1,100}") ? id : Sha256.hex(delivery.body());
  }

  /** The body, which GitHub sends as a form's field where it is told to. */
  private static JsonNode json(Delivery delivery) throws UnreadableException {
    boolean form = delivery.header("Content-Type").startsWith("application/x-www-form-urlencoded");
    JsonNode body;
    try {
      body = Json.mapper().readTree(form ? field(delivery.body()) : delivery.body());
    } catch (JsonProcessingException e) {
      throw new UnreadableException("the body is no JSON" + place(e.getLocation()));
    } catch (IOException e) {
      throw new UnreadableException("the body is no JSON in UTF-8");
    }
    if (!body.isObject()) {
      throw new UnreadableException("the body is no JSON object");
    }
    return body;
  }

  /** The parser's own words would repeat what stands there. */
  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " from line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static byte[] field(byte[] form) throws UnreadableException {
    for (String pair : new String(form, UTF_8).split("&", -1)) {
      if (pair.startsWith("payload=")) {
        return decoded(pair.substring("payload=".length()));
      }
    }
    throw new UnreadableException("the form has no field payload");
  }

  private static byte[] decoded(String field) throws UnreadableException {
    try {
      return URLDecoder.decode(field, UTF_8).getBytes(UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("the form's field payload is not encoded as one");
    }
  }
}
