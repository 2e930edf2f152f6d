package dev.plumbline.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A KRaft node, broker and controller, on loopback. Its data survives restarts: the same directory
 * is the same cluster. The only class that touches Kafka's server side, none of which is public
 * API.
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** By which clients know that a broker is one of these, and no cluster of its operator. */
  public static final String RACK = "plumbline-embedded";

  private static final String LOOPBACK = "127.0.0.1";
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  /** An orderly stop takes seconds; Kafka itself would wait for five minutes. */
  private static final Duration MOST = Duration.ofSeconds(30);

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** No process starts so many brokers; with fewer given, there is always another port. */
  private static final int MANY = 1_000;

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts on a free port; returns when the broker takes requests. */
  public static EmbeddedBroker start(Path directory) {
    return start(directory, 0, Map.of());
  }

  /**
   * Starts and returns when the broker takes requests.
   *
   * @param port 0 for any free one
   * @param overrides broker configuration that goes before our own
   * @throws UncheckedIOException when the directory can't be written or the port is taken
   */
  public static EmbeddedBroker start(Path directory, int port, Map<String, String> overrides) {
    try {
      Files.createDirectories(directory);
      int brokerPort = port > 0 ? port : freePort();
      Properties config = config(directory, brokerPort, freePort());
      config.putAll(overrides);
      if (!Files.exists(directory.resolve("meta.properties"))) {
        format(directory);
      }
      var server = new KafkaRaftServer(KafkaConfig.fromProps(config, false), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, brokerPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the JVM read the classes that a start needs first; a start is the sooner for it. */
  public static void warm() {
    var _ = KafkaConfig.fromProps(config(Path.of("warm-up"), 1, 2), false);
  }

  /**
   * Says what follows when a node of this process can't go on, such as for want of disk space;
   * Kafka would end the JVM with code 1 and not a word.
   *
   * @param fault takes Kafka's message, {@code ""} for none; must not return
   */
  public static void onFault(Consumer<String> fault) {
    Exit.setHaltProcedure((_, message) -> fault.accept(message == null ? "" : message));
    Exit.setExitProcedure((_, message) -> fault.accept(message == null ? "" : message));
  }

  public String bootstrapServers() {
    return bootstrapServers(port);
  }

  /** Where a broker on this port is reached, also before it takes requests. */
  public static String bootstrapServers(int port) {
    return LOOPBACK + ":" + port;
  }

  /**
   * Lets it be: nothing stops, its data may go, and whatever fails in it because of that no longer
   * ends this process. For a process that ends now; an orderly stop would take seconds.
   */
  public void abandon() {
    Exit.setExitProcedure((_, _) -> parkForever());
    Exit.setHaltProcedure((_, _) -> parkForever());
  }

  private static void parkForever() {
    while (true) {
      LockSupport.park();
    }
  }

  /**
   * Stops in order, for as long as {@link #MOST}; the data stays. What keeps Kafka longer, such as
   * clients of other processes, must not keep whoever asked this one to end: an unclean stop is
   * mended at the next start.
   */
  @Override
  public void close() {
    Thread stopping =
        Thread.ofPlatform()
            .daemon()
            .name("broker-stop")
            .start(() -> {
              server.shutdown();
              server.awaitShutdown();
            });
    try {
      if (!stopping.join(MOST)) {
        LOG.atWarn().log("The broker did not stop in time; its next start recovers its data");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A port that was free a moment ago, and that this process was not given yet. */
  public static int freePort() throws IOException {
    while (true) {
      try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
        // Broker and controller ask one after the other, and the system may answer the same.
        if (GIVEN.add(socket.getLocalPort()) || GIVEN.size() > MANY) {
          return socket.getLocalPort();
        }
      }
    }
  }

  private static Properties config(Path directory, int port, int controllerPort) {
    var config = new Properties();
    config.put("process.roles", "broker,controller");
    config.put("node.id", "1");
    // A static voter: no state of a dynamic quorum that would have to keep up with the port.
    config.put("controller.quorum.voters", "1@" + LOOPBACK + ":" + controllerPort);
    config.put(
        "listeners",
        "PLAINTEXT://"
            + LOOPBACK
            + ":"
            + port
            + ",CONTROLLER://"
            + LOOPBACK
            + ":"
            + controllerPort);
    config.put("advertised.listeners", "PLAINTEXT://" + LOOPBACK + ":" + port);
    config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("controller.listener.names", "CONTROLLER");
    config.put("inter.broker.listener.name", "PLAINTEXT");
    config.put("log.dirs", directory.toAbsolutePath().toString());
    config.put("broker.rack", RACK);
    config.put("num.partitions", "1");
    config.put("auto.create.topics.enable", "false");
    for (String internal :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      config.put(internal + ".replication.factor", "1");
      config.put(internal + ".num.partitions", "1");
    }
    config.put("transaction.state.log.min.isr", "1");
    config.put("share.coordinator.state.topic.min.isr", "1");
    config.put("group.initial.rebalance.delay.ms", "0");
    // 128 MiB of heap by default, for a cleaner that has nearly nothing to do.
    config.put("log.cleaner.dedupe.buffer.size", "2097152");
    config.put("controlled.shutdown.enable", "true");
    // After an unclean stop a restart waits for the old session to time out: 12–14 s by default.
    config.put("broker.session.timeout.ms", "3000");
    config.put("broker.heartbeat.interval.ms", "1000");
    return config;
  }

  private static void format(Path directory) throws IOException {
    try (var silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(directory.toAbsolutePath().toString())
          .addDirectory(directory.toAbsolutePath().toString())
          .setIgnoreFormatted(true)
          .setPrintStream(silent)
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("Kafka's storage in " + directory + " can't be formatted", e);
    }
  }
}
