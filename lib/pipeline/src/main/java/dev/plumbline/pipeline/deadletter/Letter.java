package dev.plumbline.pipeline.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.pipeline.event.Attributes;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.ReturnHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One dead letter, without its body.
 *
 * @param id where it lies in the dead letters, {@code PARTITION-OFFSET}
 * @param buried when
 * @param service that could not process it
 * @param reviewId of the review it belongs to, {@code ""} for a change
 * @param stack {@code ""} for a change
 * @param key of the record as it came, {@code ""} for one without
 * @param attempts how many there were
 * @param origin where it was first read, {@code TOPIC/PARTITION/OFFSET}
 * @param bytes of its body, as it came
 * @param whole false for one that did not fit: what lies there is its beginning, which can't be
 *     brought back
 */
public record Letter(
    String id,
    Instant buried,
    String service,
    String reviewId,
    String stack,
    String key,
    String cause,
    int attempts,
    String origin,
    long bytes,
    boolean whole) {

  static Letter of(ConsumerRecord<byte[], byte[]> record) {
    var headers = record.headers();
    Attributes attributes = CloudEventHeaders.read(headers);
    return new Letter(
        id(record),
        Instant.ofEpochMilli(record.timestamp()),
        CloudEventHeaders.text(headers, ReturnHeaders.SERVICE),
        attributes.reviewId(),
        attributes.stack(),
        record.key() == null ? "" : new String(record.key(), UTF_8),
        CloudEventHeaders.text(headers, ReturnHeaders.CAUSE),
        (int) CloudEventHeaders.number(headers, ReturnHeaders.ATTEMPTS, 0),
        CloudEventHeaders.text(headers, ReturnHeaders.ORIGIN_TOPIC)
            + "/"
            + CloudEventHeaders.text(headers, ReturnHeaders.ORIGIN_PARTITION)
            + "/"
            + CloudEventHeaders.text(headers, ReturnHeaders.ORIGIN_OFFSET),
        CloudEventHeaders.number(
            headers, ReturnHeaders.BODY_SIZE, record.value() == null ? 0 : record.value().length),
        isWhole(record));
  }

  static boolean isWhole(ConsumerRecord<?, ?> record) {
    return record.headers().lastHeader(ReturnHeaders.BODY_DIGEST) == null;
  }

  static String id(ConsumerRecord<?, ?> record) {
    return record.partition() + "-" + record.offset();
  }
}
