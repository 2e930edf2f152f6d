package dev.plumbline.reporter.projection;

import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds the public topics into the tables, for as long as the process runs. */
public final class Projector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  private final Projection projection;
  private final Runnable advanced;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final Thread thread;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /**
   * Starts to read.
   *
   * @param client settings of the connection to the broker
   * @param advanced called after each batch that became visible
   */
  public Projector(Map<String, Object> client, Topics names, Database database, Runnable advanced) {
    this.projection = new Projection(client, names, database);
    this.advanced = advanced;
    this.thread = Thread.ofPlatform().name("projection").start(this::run);
  }

  /** Stops within the time of one batch. */
  @Override
  public void close() {
    running.set(false);
    KafkaConsumer<byte[], byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running.get()) {
      try (var reading = projection.open()) {
        consumer = reading;
        while (running.get()) {
          var records = reading.poll(Duration.ofMillis(500));
          projection.project(records);
          if (!records.isEmpty()) {
            advanced.run();
          }
        }
      } catch (WakeupException stopping) {
        LOG.debug("projection stops");
      } catch (KafkaException | JdbiException | Projection.EmptiedException e) {
        LOG.atWarn()
            .addKeyValue("cause", e.toString())
            .log("projection starts again from its last position");
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BACK_OFF);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
