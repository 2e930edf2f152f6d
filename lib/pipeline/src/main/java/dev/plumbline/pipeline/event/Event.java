package dev.plumbline.pipeline.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.json.Json;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to be written.
 *
 * @param key decides the partition: all of one key stays in order
 * @param data the payload as JSON; null for the tombstone of a compacted topic; must not be written
 *     to
 */
@SuppressWarnings("ArrayRecordComponent") // the wire form; compared by nobody
public record Event(Topic topic, String key, Attributes attributes, byte @Nullable [] data) {
  /** Two numbers of variable length, five bytes at most each. */
  private static final int LENGTHS = 10;

  public Headers headers() {
    return CloudEventHeaders.write(attributes);
  }

  /** The event as a record of its lane's topic. */
  public ProducerRecord<byte[], byte[]> toRecord(Topics topics) {
    String name = topics.name(topic, attributes.lane());
    return new ProducerRecord<>(name, null, key.getBytes(UTF_8), data, headers());
  }

  /** The event as part of a trace. */
  public Event within(String traceparent) {
    return new Event(topic, key, attributes.within(traceparent), data);
  }

  /** Bytes that the event takes of a record: key, payload and headers. */
  public int size() {
    return key.getBytes(UTF_8).length + (data == null ? 0 : data.length) + size(headers());
  }

  /** Bytes that headers take of a record. */
  public static int size(Headers headers) {
    int size = 0;
    for (Header header : headers) {
      size += size(header);
    }
    return size;
  }

  /** Bytes that a header takes of a record, the lengths of its name and its value included. */
  public static int size(Header header) {
    byte[] value = header.value();
    return header.key().getBytes(UTF_8).length + (value == null ? 0 : value.length) + LENGTHS;
  }

  /**
   * Reads a payload.
   *
   * @return empty when the event is of another type, or of one that this version has not heard of
   * @throws IllegalArgumentException when the body is no such JSON
   */
  public static <T> Optional<T> read(Headers headers, byte @Nullable [] data, Class<T> as) {
    return data == null
        ? Optional.empty()
        : EventType.find(CloudEventHeaders.text(headers, "ce_type"))
            .filter(type -> as.isAssignableFrom(type.payload()))
            .map(type -> as.cast(Json.read(data, type.payload())));
  }
}
