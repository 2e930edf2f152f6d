package dev.plumbline.pipeline.ledger;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Positions;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the ledger from a point in time to its end. Reads uncommitted entries too: what an aborted
 * transaction says was done has at least not killed the process, and an open transaction must not
 * hide the beginnings behind it.
 */
public final class Lookup {
  /** Clocks of different machines may disagree by so much. */
  public static final Duration CLOCKS = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofMillis(200);

  private final Clients clients;
  private final Topics topics;

  public Lookup(Clients clients, Topics topics) {
    this.clients = clients;
    this.topics = topics;
  }

  /**
   * @param from when the oldest record in question can have begun, give or take {@link #CLOCKS}
   * @throws org.apache.kafka.common.KafkaException when the ledger can't be read
   */
  public Beginnings since(Instant from, PhaseName phase) {
    var beginnings = new Beginnings(phase);
    String ledger = topics.name(Topic.REVIEWS);
    try (var consumer = clients.freeConsumer(false)) {
      List<TopicPartition> partitions = Positions.partitions(consumer, ledger);
      consumer.assign(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      Positions.seek(consumer, partitions, from.minus(CLOCKS));
      while (!Positions.reached(consumer, end)) {
        consumer.poll(POLL).forEach(beginnings::read);
      }
    }
    return beginnings;
  }
}
