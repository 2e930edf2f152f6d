package dev.plumbline.pipeline.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;

/**
 * Headers of a record on its way through a retry topic or the dead letters: why, how often, and
 * where it was first read. Not CloudEvents attributes, since they say nothing of the event.
 */
public final class ReturnHeaders {
  public static final String ORIGIN_TOPIC = "plumbline_origintopic";
  public static final String ORIGIN_PARTITION = "plumbline_originpartition";
  public static final String ORIGIN_OFFSET = "plumbline_originoffset";

  /** Epoch milliseconds. */
  public static final String NOT_BEFORE = "plumbline_notbefore";

  public static final String FAILURES = "plumbline_failures";
  public static final String CAUSE = "plumbline_cause";
  public static final String ATTEMPTS = "plumbline_attempts";
  public static final String SERVICE = "plumbline_service";

  /** SHA-256 of a body that did not fit, of which the value is the beginning; else absent. */
  public static final String BODY_DIGEST = "plumbline_bodydigest";

  /** Bytes of that body. */
  public static final String BODY_SIZE = "plumbline_bodysize";

  /** Of a mark in the dead letters: which one was brought back. */
  public static final String REPLAYED = "plumbline_replayed";

  private ReturnHeaders() {}

  public static void set(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(UTF_8));
  }

  /** Takes out all but the origin: the record begins anew. */
  public static void forget(Headers headers) {
    headers
        .remove(NOT_BEFORE)
        .remove(FAILURES)
        .remove(CAUSE)
        .remove(ATTEMPTS)
        .remove(SERVICE)
        .remove(CloudEventHeaders.ATTEMPT);
  }
}
