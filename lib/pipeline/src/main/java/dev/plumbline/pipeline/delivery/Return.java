package dev.plumbline.pipeline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record as it goes to a retry topic or to the dead letters: key, value and attributes as they
 * came, and headers that say why, and where it was first read.
 */
final class Return {
  static final String CAUSE = "plumbline_cause";
  static final String ATTEMPTS = "plumbline_attempts";
  static final String SERVICE = "plumbline_service";
  private static final int LONGEST_CAUSE = 1_000;

  private Return() {}

  /** To be tried again, not before the instant given. */
  static ProducerRecord<byte[], byte[]> retry(
      Task task, String topic, String cause, Instant notBefore) {
    Headers headers = headers(task, cause);
    set(headers, CloudEventHeaders.ATTEMPT, Integer.toString(task.attempt() + 1));
    set(headers, Task.FAILURES, Integer.toString(task.failures() + 1));
    set(headers, Task.NOT_BEFORE, Long.toString(notBefore.toEpochMilli()));
    return record(task, topic, headers);
  }

  /** For an operator. */
  static ProducerRecord<byte[], byte[]> deadLetter(
      Task task, String topic, String cause, String service) {
    Headers headers = headers(task, cause);
    set(headers, ATTEMPTS, Integer.toString(task.attempt()));
    set(headers, SERVICE, service);
    return record(task, topic, headers);
  }

  private static Headers headers(Task task, String cause) {
    var headers = new RecordHeaders(task.headers());
    Input input = task.input();
    set(headers, Input.ORIGIN_TOPIC, input.topic());
    set(headers, Input.ORIGIN_PARTITION, Integer.toString(input.partition()));
    set(headers, Input.ORIGIN_OFFSET, Long.toString(input.offset()));
    set(headers, CAUSE, cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)));
    return headers;
  }

  private static ProducerRecord<byte[], byte[]> record(Task task, String topic, Headers headers) {
    return new ProducerRecord<>(topic, null, task.rawKey(), task.input().value(), headers);
  }

  private static void set(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(UTF_8));
  }
}
