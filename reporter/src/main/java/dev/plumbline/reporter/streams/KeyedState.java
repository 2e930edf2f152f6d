package dev.plumbline.reporter.streams;

import dev.plumbline.pipeline.observe.Health;
import dev.plumbline.pipeline.observe.Metric;
import dev.plumbline.pipeline.topic.TopicLayout;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Service;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running topology: state that has to agree with the log, exactly once. A record that it fails
 * at is left out; a thread that fails otherwise is replaced after a pause, from the last commit.
 */
public final class KeyedState implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(KeyedState.class);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String name;
  private final Topology topology;
  private final Properties settings;
  private final Counter restarted;
  private final Restarts restarts = new Restarts();
  private final Progress progress = new Progress();
  private final CountDownLatch running = new CountDownLatch(1);
  private volatile @Nullable KafkaStreams streams;

  /**
   * @param applicationId names the consumer group and the internal topics; the same after a restart
   * @param clients bootstrap servers and security, for every client
   * @param commits how its output and its state are written
   * @param directory where Streams keeps its lock and its checkpoints
   * @param registry where its restarts and the records left out are counted
   */
  public KeyedState(
      String applicationId,
      Topology topology,
      Map<String, Object> clients,
      Commits commits,
      Path directory,
      MeterRegistry registry) {
    this.name = applicationId;
    this.topology = topology;
    this.settings = settings(applicationId, clients, commits, directory);
    String part = applicationId.substring(applicationId.lastIndexOf('.') + 1);
    this.restarted = Metric.KEYED_RESTARTS.counter(registry, part);
    settings.put(LeftOut.COUNTER, Metric.KEYED_SKIPPED.counter(registry, part));
  }

  /** Makes its clients only now, and returns before the state is restored. */
  @Override
  public void start() {
    var starting = new KafkaStreams(topology, settings);
    streams = starting;
    starting.setUncaughtExceptionHandler(this::replace);
    starting.setStateListener((now, _) -> {
      if (now == KafkaStreams.State.RUNNING) {
        running.countDown();
      }
    });
    starting.start();
  }

  /** Whether it takes records now. */
  public boolean ready() {
    KafkaStreams started = streams;
    return started != null && started.state() == KafkaStreams.State.RUNNING;
  }

  /**
   * For whoever watches the process; while partitions move it counts as up, while it starts again
   * and again as down, and so it does while it stands still.
   */
  public Health.State health() {
    KafkaStreams started = streams;
    if (started == null) {
      return new Health.State.Starting();
    }
    return switch (started.state()) {
      case CREATED -> new Health.State.Starting();
      case RUNNING, REBALANCING ->
          trouble().<Health.State>map(Health.State.Down::new).orElseGet(Health.State.Up::new);
      case PENDING_SHUTDOWN, NOT_RUNNING -> new Health.State.Down("stopped");
      case PENDING_ERROR, ERROR -> new Health.State.Failed("see its log");
    };
  }

  private Optional<String> trouble() {
    Instant now = Instant.now();
    return restarts
        .trouble(now)
        .or(() -> progress.still(turns(), now).map(since -> "stands still since " + since));
  }

  /** How often its threads have gone round; each time they ask the broker for records. */
  double turns() {
    KafkaStreams started = streams;
    return started == null
        ? 0
        : started.metrics().values().stream()
            .filter(figure -> figure.metricName().group().equals("stream-thread-metrics"))
            .filter(figure -> figure.metricName().name().equals("poll-total"))
            .map(org.apache.kafka.common.Metric::metricValue)
            .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : 0)
            .sum();
  }

  /** Waits until it has taken records for the first time; false when that takes too long. */
  public boolean await(Duration patience) throws InterruptedException {
    return running.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Commits, leaves the group at once, and stops within five seconds. */
  @Override
  public void stop() {
    KafkaStreams started = streams;
    boolean stopped =
        started == null
            || started.close(
                CloseOptions.groupMembershipOperation(
                        CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(STOP));
    if (!stopped) {
      LOG.atWarn().addKeyValue("service", name).log("did not stop in time");
    }
  }

  @Override
  public void close() {
    stop();
  }

  private StreamThreadExceptionResponse replace(Throwable cause) {
    LOG.atError().addKeyValue("service", name).setCause(cause).log("keyed state failed, restarts");
    restarted.increment();
    restarts.happened(Instant.now(), cause);
    try {
      // What failed may fail again at once: a store that is down, a topic that is gone.
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  static Properties settings(
      String applicationId, Map<String, Object> clients, Commits commits, Path directory) {
    var settings = new HashMap<>(clients);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, commits.guarantee());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commits.interval().toMillis());
    settings.put(StreamsConfig.POLL_MS_CONFIG, 5);
    // One a process, whatever the clients are set to: Asking.slowDown paces all its tasks at once.
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    // Its own topics take what others' do, on a broker whose default is smaller, too.
    settings.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        Integer.toString(TopicLayout.MAX_MESSAGE_BYTES));
    // Without these its own topics have as many copies as the broker's default says, which is one.
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, commits.copies());
    settings.put(
        StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
        Integer.toString(commits.minInSync()));
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LeftOut.class);
    settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LeftOut.class);
    settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, LeftOut.class);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // Six seconds is the least a broker allows by default: so long a killed instance is missed.
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
    var properties = new Properties();
    properties.putAll(settings);
    return properties;
  }
}
