package dev.plumbline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.pipeline.event.Attributes;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.ReturnHeaders;
import dev.plumbline.pipeline.event.Topics;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

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

  /**
   * Reads a record as any producer may have written it; never throws. Where it comes from is
   * believed of a retry topic alone, and a change says nothing of reviews, which are others'.
   */
  public static Input of(ConsumerRecord<byte[], byte[]> record, Topics topics) {
    var headers = record.headers();
    boolean returned = topics.isRetry(record.topic());
    String origin = returned ? CloudEventHeaders.text(headers, ReturnHeaders.ORIGIN_TOPIC) : "";
    int partition = record.partition();
    long offset = record.offset();
    if (returned) {
      partition = number(headers, ReturnHeaders.ORIGIN_PARTITION, partition);
      offset = CloudEventHeaders.number(headers, ReturnHeaders.ORIGIN_OFFSET, offset);
    }
    Attributes attributes = CloudEventHeaders.read(headers);
    return new Input(
        origin.isEmpty() ? record.topic() : origin,
        partition,
        offset,
        Instant.ofEpochMilli(record.timestamp()),
        record.key() == null ? "" : new String(record.key(), UTF_8),
        topics.isOfChanges(record.topic())
            ? attributes.review("", "", -1, attributes.lane())
            : attributes,
        record.value() == null ? new byte[0] : record.value());
  }

  private static int number(Headers headers, String name, int absent) {
    return (int) Math.min(CloudEventHeaders.number(headers, name, absent), Integer.MAX_VALUE);
  }
}
