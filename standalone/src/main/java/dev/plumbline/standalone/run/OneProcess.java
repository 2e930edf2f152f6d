package dev.plumbline.standalone.run;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.http.Ports;
import dev.plumbline.pipeline.http.WebServer;
import dev.plumbline.pipeline.observe.ManagementServer;
import dev.plumbline.pipeline.observe.Metrics;
import dev.plumbline.pipeline.service.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A real broker and the six services in this process: the same code and topics as in a cluster. */
public final class OneProcess implements AutoCloseable {
  private static final String OUTAGES = "delivery.outage-retries";
  private static final String BULK_DEADLINE = "review.bulk-deadline";

  private final EmbeddedBroker broker;
  private final Configuration configuration;
  private final Host host;
  private final Staggered services;

  private OneProcess(
      EmbeddedBroker broker, Configuration configuration, Host host, Staggered services) {
    this.broker = broker;
    this.configuration = configuration;
    this.host = host;
    this.services = services;
  }

  /** As {@link #begin}, and returns when the services have started. */
  public static OneProcess start(Path directory, Sources sources, boolean serving)
      throws IOException {
    OneProcess process = begin(directory, sources, serving);
    try {
      process.awaitServices();
      return process;
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /**
   * Starts everything; returns when there are topics to read and write, while the services still
   * start.
   *
   * @param directory where the broker's data, artifacts and caches lie
   * @param sources what the operator set; the broker's address and its single copies are ours
   * @param serving whether the dashboard and webhooks are served
   * @throws IOException when the directory can't be written or a port is taken
   */
  public static OneProcess begin(Path directory, Sources sources, boolean serving)
      throws IOException {
    EmbeddedBroker.onFault(message -> Fault.end(directory, message));
    int port = EmbeddedBroker.freePort();
    Configuration configuration =
        Configuration.load(
            within(directory, sources, EmbeddedBroker.bootstrapServers(port), serving));
    if (serving) {
      var http = configuration.http();
      Ports.requireFree(
          WebServer.wanted(http.host(), http.port()),
          ManagementServer.wanted(configuration.management()));
    }
    var broker = OwnBroker.begin(directory.resolve("broker"), port, configuration);
    try {
      Host host =
          host(configuration, artifacts(directory, configuration, serving), broker, serving);
      var services = Staggered.begin(host, serving);
      return new OneProcess(broker.await(), configuration, host, services);
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** All services, put together beside a broker that may still start. */
  private static Host host(
      Configuration configuration, ArtifactStore artifacts, OwnBroker broker, boolean serving)
      throws IOException {
    var metrics = new Metrics();
    var host = new Host(configuration, artifacts, metrics.registry(), serving);
    host.closing(metrics);
    try {
      if (serving) {
        host.closing(ManagementServer.start(configuration.management(), metrics, host.health()));
        broker.await(); // what is served reads topics as soon as it is wired
      }
      host.wire(Services.all());
      broker.await();
    } catch (IOException | RuntimeException e) {
      host.close();
      throw e;
    }
    return host;
  }

  /**
   * What lies in a directory that goes with the run is kept no better than its broker's records.
   */
  private static ArtifactStore artifacts(
      Path directory, Configuration configuration, boolean serving) throws IOException {
    boolean thrownAway =
        !serving
            && configuration
                .artifacts()
                .directory()
                .toAbsolutePath()
                .startsWith(directory.toAbsolutePath());
    return thrownAway
        ? ArtifactStore.throwaway(configuration.artifacts())
        : ArtifactStore.open(configuration.artifacts());
  }

  private static Sources within(
      Path directory, Sources sources, String bootstrapServers, boolean serving) {
    var flags = new HashMap<>(sources.flags());
    Set<String> named = Configuration.named(sources);
    Map.of(
            // One partition is enough: within it, a service works on as many stacks at once as it
            // has workers.
            "topics.partitions", "1",
            // One replica that keeps its name: after a crash it gets its partitions back at once.
            "delivery.instance", "0",
            "git.allow-local", "true",
            "state.directory", directory.toString(),
            "artifacts.directory", directory.resolve("artifacts").toString())
        .forEach((key, value) -> {
          if (!respected(key, sources, named, serving)) {
            flags.put(key, value);
          }
        });
    if (!serving && !named.contains(OUTAGES)) {
      flags.put(OUTAGES, "10s"); // somebody waits, and what is away is a disk of this machine
    }
    if (!serving && !named.contains(BULK_DEADLINE)) {
      flags.put(BULK_DEADLINE, "10m"); // nothing lies on the lane before it
    }
    flags.putAll(
        Map.of(
            "kafka.bootstrap-servers", bootstrapServers,
            "topics.replication", "1",
            "topics.min-in-sync", "1"));
    return new Sources(flags, sources.environment(), sources.file());
  }

  /**
   * What stays behind is where the operator wants it. A run that leaves nothing behind keeps clear
   * of the directories of what runs for good, unless its own command line names them.
   */
  private static boolean respected(
      String key, Sources sources, Set<String> named, boolean serving) {
    return serving || !key.endsWith(".directory")
        ? named.contains(key)
        : sources.flags().containsKey(key);
  }

  public Configuration configuration() {
    return configuration;
  }

  public Host host() {
    return host;
  }

  public Topics topics() {
    return host.topics();
  }

  public Clients clients() {
    return host.clients();
  }

  public ArtifactStore artifacts() {
    return host.artifacts();
  }

  /**
   * Returns when the services run that begin a review, and where people are served, all.
   *
   * @throws IllegalStateException when one can't
   */
  void awaitServices() {
    services.await();
  }

  /** Something of a review is seen: what completes it may start. */
  void seen() {
    services.goOn();
  }

  /** For a process that ends now: nothing stops in order, and the directory may be deleted. */
  void abandon() {
    broker.abandon();
  }

  /** Stops in order: services first, then the broker. */
  @Override
  public void close() {
    services.close();
    host.close();
    broker.close();
  }
}
