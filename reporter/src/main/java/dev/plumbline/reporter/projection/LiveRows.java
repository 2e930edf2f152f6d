package dev.plumbline.reporter.projection;

import dev.plumbline.model.json.Json;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Handle;

/** Appends what the live stream will send. */
final class LiveRows {
  private final Handle handle;

  LiveRows(Handle handle) {
    this.handle = handle;
  }

  void add(String review, String kind, Object data) {
    handle
        .createUpdate("INSERT INTO events (review, kind, data) VALUES (:review, :kind, :data)")
        .bind("review", review)
        .bind("kind", kind)
        .bind("data", new String(Json.bytes(data), StandardCharsets.UTF_8))
        .execute();
  }
}
