package dev.plumbline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.pipeline.event.Attributes;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.ReturnHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One record that a service is given. Where it was taken from is told as of its first reading: a
 * record that came back through a retry topic keeps its origin.
 *
 * @param offset in the topic it was first read from; ingest's generation
 * @param timestamp when the record was written
 * @param key {@code ""} for a record without
 * @param value must not be written to; empty for a record without
 */
@SuppressWarnings("ArrayRecordComponent") // the wire form; compared by nobody
public record Input(
    String topic,
    int partition,
    long offset,
    Instant timestamp,
    String key,
    Attributes attributes,
    byte[] value) {

  /** Reads a record as any producer may have written it. */
  public static Input of(ConsumerRecord<byte[], byte[]> record) {
    var headers = record.headers();
    String origin = CloudEventHeaders.text(headers, ReturnHeaders.ORIGIN_TOPIC);
    return new Input(
        origin.isEmpty() ? record.topic() : origin,
        Math.toIntExact(
            CloudEventHeaders.number(headers, ReturnHeaders.ORIGIN_PARTITION, record.partition())),
        CloudEventHeaders.number(headers, ReturnHeaders.ORIGIN_OFFSET, record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        record.key() == null ? "" : new String(record.key(), UTF_8),
        CloudEventHeaders.read(headers),
        record.value() == null ? new byte[0] : record.value());
  }
}
