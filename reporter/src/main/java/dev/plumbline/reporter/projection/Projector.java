package dev.plumbline.reporter.projection;

import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.observe.Health;
import dev.plumbline.pipeline.observe.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the public topics into the tables, for as long as the process runs. What fails is tried
 * again; what fails again and again is then written record by record, without those that can't be.
 */
public final class Projector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final Duration BACK_OFF = Duration.ofSeconds(1);
  private static final int TRIES = 3;

  private final Projection projection;
  private final Pruning pruning;
  private final MeterRegistry registry;
  private final Runnable advanced;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final Thread thread;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private volatile Health.State state = new Health.State.Starting();
  private int failures;

  /**
   * Starts to read.
   *
   * @param client settings of the connection to the broker
   * @param history how long reviews stay in the tables
   * @param registry where records are counted that can't be written
   * @param advanced called after each batch that became visible
   */
  public Projector(
      Map<String, Object> client,
      Topics names,
      Database database,
      ArtifactStore artifacts,
      Duration history,
      MeterRegistry registry,
      Runnable advanced) {
    this.projection = new Projection(client, names, database, artifacts);
    this.pruning = new Pruning(database, history, Clock.systemUTC());
    this.registry = registry;
    // From the start, so that the first of its kind is seen as an increase.
    for (String topic : projection.topics()) {
      var _ = skipped(topic);
    }
    this.advanced = advanced;
    this.thread = Thread.ofPlatform().name("projection").start(this::run);
  }

  /** Whether the tables follow the topics. */
  public Health.State health() {
    return thread.isAlive() || !running.get()
        ? state
        : new Health.State.Failed("the dashboard's tables are not written any more; see the log");
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
          project(records);
          pruning.step();
          state = new Health.State.Up();
          if (!records.isEmpty()) {
            advanced.run();
          }
        }
      } catch (WakeupException stopping) {
        LOG.debug("projection stops");
      } catch (RuntimeException e) {
        state = new Health.State.Down("the dashboard's tables can't be written now");
        LOG.atWarn().setCause(e).log("projection starts again from its last position");
        pause();
      }
    }
  }

  private void project(ConsumerRecords<byte[], byte[]> records) {
    try {
      if (failures < TRIES) {
        projection.project(records);
      } else {
        projection.projectAlone(records).forEach(record -> skipped(record.topic()).increment());
      }
      failures = records.isEmpty() ? failures : 0;
    } catch (Projection.EmptiedException | UncheckedIOException e) {
      throw e; // read again when the tables were emptied, or the artifact store is back
    } catch (RuntimeException e) {
      failures++;
      throw e;
    }
  }

  private Counter skipped(String topic) {
    return Metric.PROJECTION_SKIPPED.counter(registry, topic);
  }

  private static void pause() {
    try {
      Thread.sleep(BACK_OFF);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
