package dev.plumbline.pipeline.delivery;

import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.ReturnHeaders;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record as it goes to a retry topic or to the dead letters: key, value and attributes as they
 * came, and headers that say why, and where it was first read.
 */
final class Return {
  private static final int LONGEST_CAUSE = 1_000;

  private Return() {}

  /** To be tried again, not before the instant given. */
  static ProducerRecord<byte[], byte[]> retry(
      Task task, String topic, String cause, Instant notBefore) {
    Headers headers = headers(task, cause);
    ReturnHeaders.set(headers, CloudEventHeaders.ATTEMPT, Integer.toString(task.attempt() + 1));
    ReturnHeaders.set(headers, ReturnHeaders.FAILURES, Integer.toString(task.failures() + 1));
    ReturnHeaders.set(headers, ReturnHeaders.NOT_BEFORE, Long.toString(notBefore.toEpochMilli()));
    return record(task, topic, headers);
  }

  /** For an operator. */
  static ProducerRecord<byte[], byte[]> deadLetter(
      Task task, String topic, String cause, String service) {
    Headers headers = headers(task, cause);
    ReturnHeaders.set(headers, ReturnHeaders.ATTEMPTS, Integer.toString(task.attempt()));
    ReturnHeaders.set(headers, ReturnHeaders.SERVICE, service);
    return record(task, topic, headers);
  }

  private static Headers headers(Task task, String cause) {
    var headers = new RecordHeaders(task.headers());
    Input input = task.input();
    ReturnHeaders.set(headers, ReturnHeaders.ORIGIN_TOPIC, input.topic());
    ReturnHeaders.set(headers, ReturnHeaders.ORIGIN_PARTITION, Integer.toString(input.partition()));
    ReturnHeaders.set(headers, ReturnHeaders.ORIGIN_OFFSET, Long.toString(input.offset()));
    ReturnHeaders.set(
        headers, ReturnHeaders.CAUSE, cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)));
    return headers;
  }

  private static ProducerRecord<byte[], byte[]> record(Task task, String topic, Headers headers) {
    return new ProducerRecord<>(topic, null, task.rawKey(), task.input().value(), headers);
  }
}
