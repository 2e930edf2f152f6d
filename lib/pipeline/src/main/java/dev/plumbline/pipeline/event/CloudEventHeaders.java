package dev.plumbline.pipeline.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.review.Lane;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * CloudEvents 1.0 attributes as Kafka headers, binary content mode
 * (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md).
 */
public final class CloudEventHeaders {
  public static final String ATTEMPT = "ce_attempt";
  public static final String JSON = "application/json";

  private CloudEventHeaders() {}

  public static Headers write(Attributes attributes) {
    var headers = new RecordHeaders();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", attributes.id());
    put(headers, "ce_type", attributes.type());
    put(headers, "ce_source", attributes.source());
    put(headers, "ce_time", attributes.time().toString());
    put(headers, "content-type", JSON);
    putUnlessEmpty(headers, "ce_subject", attributes.subject());
    putUnlessEmpty(headers, "ce_reviewid", attributes.reviewId());
    putUnlessEmpty(headers, "ce_stack", attributes.stack());
    if (attributes.generation() >= 0) {
      put(headers, "ce_generation", Long.toString(attributes.generation()));
    }
    if (attributes.lane() == Lane.BULK) {
      put(headers, "ce_lane", Lane.BULK.name().toLowerCase(Locale.ROOT));
    }
    if (attributes.attempt() > 1) {
      put(headers, ATTEMPT, Integer.toString(attributes.attempt()));
    }
    putUnlessEmpty(headers, "traceparent", attributes.traceparent());
    return headers;
  }

  /**
   * Reads what is there; any producer may have written it, so nothing is required and nonsense
   * counts as absent.
   */
  public static Attributes read(Headers headers) {
    return new Attributes(
        text(headers, "ce_id"),
        text(headers, "ce_type"),
        text(headers, "ce_source"),
        text(headers, "ce_subject"),
        time(text(headers, "ce_time")),
        text(headers, "ce_reviewid"),
        text(headers, "ce_stack"),
        number(text(headers, "ce_generation"), -1),
        text(headers, "ce_lane").equalsIgnoreCase(Lane.BULK.name()) ? Lane.BULK : Lane.INTERACTIVE,
        Math.clamp(number(text(headers, ATTEMPT), 1), 1, 1_000),
        text(headers, "traceparent"));
  }

  /** A header's text; empty when it isn't there. */
  public static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }

  /** A header's whole number; {@code absent} when it isn't there or is none. */
  public static long number(Headers headers, String name, long absent) {
    return number(text(headers, name), absent);
  }

  private static long number(String text, long absent) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : absent;
  }

  private static Instant time(String text) {
    try {
      return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.EPOCH; // a foreign producer's clock format is no reason to refuse its event
    }
  }

  private static void putUnlessEmpty(Headers headers, String name, String value) {
    if (!value.isEmpty()) {
      put(headers, name, value);
    }
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
