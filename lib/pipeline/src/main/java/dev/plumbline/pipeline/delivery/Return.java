package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.ReturnHeaders;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record as it goes to a retry topic or to the dead letters: key, value and attributes as they
 * came, and headers that say why, and where it was first read. Anyone may write changes as large as
 * a topic takes them, and larger ones that were small while they were compressed: with the headers
 * added, such a record would be refused, each time. So what does not fit is not tried again, and of
 * its dead letter there is only the beginning.
 */
final class Return {
  private static final int LONGEST_CAUSE = 1_000;

  /**
   * Bytes of what may be returned whole; a producer takes 1,048,576 with all that it adds itself
   * (https://kafka.apache.org/documentation/#producerconfigs_max.request.size).
   */
  private static final int LARGEST = 1_000_000;

  /** Bytes that are left of a body, of a key, and of the sender's headers together. */
  private static final int BODY = 64 << 10;

  private static final int KEY = 2_000;
  private static final int HEADERS = 16 << 10;

  private Return() {}

  /** To be tried again, not before the instant given; empty when it is too large for that. */
  static Optional<ProducerRecord<byte[], byte[]>> retry(
      Task task, String topic, String cause, Instant notBefore) {
    Headers headers = headers(task, new RecordHeaders(task.headers()), cause);
    ReturnHeaders.set(headers, CloudEventHeaders.ATTEMPT, Integer.toString(task.attempt() + 1));
    ReturnHeaders.set(headers, ReturnHeaders.FAILURES, Integer.toString(task.failures() + 1));
    ReturnHeaders.set(headers, ReturnHeaders.NOT_BEFORE, Long.toString(notBefore.toEpochMilli()));
    return Optional.of(record(topic, task.rawKey(), task.input().value(), headers))
        .filter(Return::fits);
  }

  /** For an operator; of what does not fit the beginning, with its size and digest. */
  static ProducerRecord<byte[], byte[]> deadLetter(
      Task task, String topic, String cause, String service) {
    Headers headers = dead(task, new RecordHeaders(task.headers()), cause, service);
    var whole = record(topic, task.rawKey(), task.input().value(), headers);
    return fits(whole) ? whole : cut(task, topic, cause, service, BODY, HEADERS);
  }

  /** The same for a cluster that takes less than others: without any of the body. */
  static ProducerRecord<byte[], byte[]> stub(
      Task task, String topic, String cause, String service) {
    return cut(task, topic, cause, service, 0, 0);
  }

  private static ProducerRecord<byte[], byte[]> cut(
      Task task, String topic, String cause, String service, int mostBody, int mostHeaders) {
    byte[] body = task.input().value();
    Headers headers = dead(task, first(task.headers(), mostHeaders), cause, service);
    ReturnHeaders.set(headers, ReturnHeaders.BODY_SIZE, Integer.toString(body.length));
    ReturnHeaders.set(headers, ReturnHeaders.BODY_DIGEST, Sha256.hex(body));
    return record(topic, first(task.rawKey(), KEY), first(body, mostBody), headers);
  }

  private static Headers dead(Task task, Headers came, String cause, String service) {
    Headers headers = headers(task, came, cause);
    ReturnHeaders.set(headers, ReturnHeaders.ATTEMPTS, Integer.toString(task.attempt()));
    ReturnHeaders.set(headers, ReturnHeaders.SERVICE, service);
    return headers;
  }

  /** What the sender says of dead letters is not so. */
  private static Headers headers(Task task, Headers headers, String cause) {
    headers
        .remove(ReturnHeaders.REPLAYED)
        .remove(ReturnHeaders.BODY_SIZE)
        .remove(ReturnHeaders.BODY_DIGEST);
    Input input = task.input();
    ReturnHeaders.set(headers, ReturnHeaders.ORIGIN_TOPIC, input.topic());
    ReturnHeaders.set(headers, ReturnHeaders.ORIGIN_PARTITION, Integer.toString(input.partition()));
    ReturnHeaders.set(headers, ReturnHeaders.ORIGIN_OFFSET, Long.toString(input.offset()));
    ReturnHeaders.set(
        headers, ReturnHeaders.CAUSE, cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)));
    return headers;
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, byte[] key, byte[] value, Headers headers) {
    return new ProducerRecord<>(topic, null, key, value, headers);
  }

  private static boolean fits(ProducerRecord<byte[], byte[]> record) {
    return record.key().length + record.value().length + Event.size(record.headers()) <= LARGEST;
  }

  private static byte[] first(byte[] bytes, int most) {
    return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  /** Of the headers those that fit. */
  private static Headers first(Headers headers, int most) {
    var kept = new RecordHeaders();
    int left = most;
    for (Header header : headers) {
      int size = Event.size(header);
      if (size <= left) {
        kept.add(header);
        left -= size;
      }
    }
    return kept;
  }
}
