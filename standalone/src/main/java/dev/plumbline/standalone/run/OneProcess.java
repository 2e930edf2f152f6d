package dev.plumbline.standalone.run;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.observe.ManagementServer;
import dev.plumbline.pipeline.observe.Metrics;
import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.topic.TopicLayout;
import dev.plumbline.pipeline.topic.TopicPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real broker and the six services in this process: the same code and topics as in a cluster. */
public final class OneProcess implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final Configuration configuration;
  private final Host host;

  private OneProcess(EmbeddedBroker broker, Configuration configuration, Host host) {
    this.broker = broker;
    this.configuration = configuration;
    this.host = host;
  }

  /**
   * Starts everything; returns when all services take records.
   *
   * @param directory where the broker's data, artifacts and caches lie
   * @param sources what the operator set; the broker's address and its single copies are ours
   * @param serving whether the dashboard and webhooks are served
   * @throws IOException when the directory can't be written or a port is taken
   */
  public static OneProcess start(Path directory, Sources sources, boolean serving)
      throws IOException {
    Warmth.begin();
    EmbeddedBroker.onFault(message -> Fault.end(directory, message));
    EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
    try {
      Configuration configuration =
          Configuration.load(within(directory, sources, broker.bootstrapServers()));
      try (var admin = new Clients(configuration.kafka().clientSettings()).admin()) {
        TopicPlan.of(admin, new TopicLayout(configuration.topics()).all()).apply(admin, false);
      }
      ArtifactStore artifacts = ArtifactStore.open(configuration.artifacts());
      var metrics = new Metrics();
      var host = new Host(configuration, artifacts, metrics.registry(), serving);
      host.closing(metrics);
      if (serving) {
        host.closing(ManagementServer.start(configuration.management(), metrics, host.health()));
      }
      try {
        host.start(Services.all());
      } catch (IOException | RuntimeException e) {
        host.close();
        throw e;
      }
      return new OneProcess(broker, configuration, host);
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  private static Sources within(Path directory, Sources sources, String bootstrapServers) {
    var flags = new HashMap<String, String>();
    // One partition is enough: within it, a service works on as many stacks at once as it has
    // workers.
    flags.put("topics.partitions", "1");
    // One replica that keeps its name: after a crash it gets its partitions back at once.
    flags.put("delivery.instance", "0");
    flags.put("git.allow-local", "true");
    flags.put("state.directory", directory.toString());
    flags.put("artifacts.directory", directory.resolve("artifacts").toString());
    flags.putAll(sources.flags());
    flags.putAll(
        Map.of(
            "kafka.bootstrap-servers", bootstrapServers,
            "topics.replication", "1",
            "topics.min-in-sync", "1"));
    return new Sources(flags, sources.environment(), sources.file());
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

  /** Stops in order: services first, then the broker. */
  @Override
  public void close() {
    host.close();
    broker.close();
  }
}
