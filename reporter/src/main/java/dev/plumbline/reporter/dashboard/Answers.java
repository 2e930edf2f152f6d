package dev.plumbline.reporter.dashboard;

import dev.plumbline.model.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The two kinds of JSON answers: the thing itself, or a problem (RFC 9457). */
final class Answers {
  private Answers() {}

  static void json(RoutingContext request, Object value) {
    request
        .response()
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(Buffer.buffer(Json.bytes(value)));
  }

  static void problem(RoutingContext request, int status, String title, String detail) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/problem+json")
        .end(Buffer.buffer(Json.bytes(Map.of("status", status, "title", title, "detail", detail))));
  }
}
