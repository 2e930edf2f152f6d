package dev.plumbline.bench.delivery;

import dev.plumbline.model.review.Lane;
import dev.plumbline.pipeline.client.Clients;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Publishes changes at a steady pace, whatever is being killed meanwhile. */
final class Feeder implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final int reviews;
  private final int stacksEach;
  private final long pauseMillis;
  private final Thread thread;
  private volatile boolean hurry;

  /**
   * @param seconds over which the reviews are spread
   */
  Feeder(Clients clients, int reviews, int stacksEach, int seconds) {
    this.producer = clients.producer();
    this.reviews = reviews;
    this.stacksEach = stacksEach;
    this.pauseMillis = seconds * 1_000L / reviews;
    this.thread = Thread.ofPlatform().daemon().name("feeder").start(this::feed);
  }

  private void feed() {
    for (int i = 0; i < reviews; i++) {
      var change = Cluster.change("r" + i, stacksEach, Lane.INTERACTIVE);
      var _ = producer.send(change.toRecord(Cluster.TOPICS));
      pause();
    }
    producer.flush();
  }

  private void pause() {
    try {
      Thread.sleep(hurry ? 0 : pauseMillis);
    } catch (InterruptedException e) {
      hurry = true;
    }
  }

  /** Publishes what is left at once, and waits for it. */
  void finish() throws InterruptedException {
    hurry = true;
    thread.interrupt();
    thread.join();
  }

  @Override
  public void close() {
    producer.close();
  }
}
