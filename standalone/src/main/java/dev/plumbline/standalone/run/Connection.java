package dev.plumbline.standalone.run;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.topic.Access;
import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;

/**
 * Where a command finds the pipeline: in its own process, in a {@code serve} that is running, or in
 * a cluster.
 */
public final class Connection implements AutoCloseable {
  private static final String SOURCE = "/plumbline/cli";

  private final Clients clients;
  private final Topics topics;
  private final ArtifactStore artifacts;
  private final Runnable ready;
  private final Runnable seen;
  private final AutoCloseable behind;
  private final String dashboard;
  private final String serve;

  private Connection(
      Clients clients,
      Topics topics,
      ArtifactStore artifacts,
      Runnable ready,
      Runnable seen,
      AutoCloseable behind,
      String dashboard,
      String serve) {
    this.clients = clients;
    this.topics = topics;
    this.artifacts = artifacts;
    this.ready = ready;
    this.seen = seen;
    this.behind = behind;
    this.dashboard = dashboard;
    this.serve = serve;
  }

  /**
   * A running {@code serve} of the same build where there is one, else all services in this process
   * with a throwaway directory. Returns as soon as there are topics; the services may still start.
   *
   * @param last whether the process ends when the connection is closed: then nothing is stopped in
   *     order, which would take seconds and serve nobody
   */
  public static Connection own(Sources sources, boolean last) throws IOException {
    Optional<RunningServe> serving = RunningServe.find(sources);
    if (serving.isPresent() && serving.get().isOfThisBuild()) {
      return to(serving.get(), sources);
    }
    return alone(sources, last);
  }

  /** As {@link #own}, and no {@code serve} is asked. */
  public static Connection alone(Sources sources, boolean last) throws IOException {
    var directory = new Throwaway(Files.createTempDirectory("plumbline"));
    try {
      OneProcess process = OneProcess.begin(directory.path(), sources, false);
      return new Connection(
          process.clients(),
          process.topics(),
          process.artifacts(),
          process::awaitServices,
          process::seen,
          () -> {
            if (last) {
              process.abandon();
            } else {
              process.close();
            }
            directory.close();
          },
          "",
          "");
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** A {@code serve} that runs on this machine with the same state directory. */
  public static Optional<Connection> toServe(Sources sources) throws IOException {
    Optional<RunningServe> serving = RunningServe.find(sources);
    return serving.isEmpty() ? Optional.empty() : Optional.of(to(serving.get(), sources));
  }

  private static Connection to(RunningServe serving, Sources sources) throws IOException {
    return toCluster(serving.within(sources), serving.dashboard(), serving.line());
  }

  /**
   * A cluster, whose services run elsewhere.
   *
   * @throws Problem when it can't be reached, or has none of the topics
   */
  public static Connection toCluster(Sources sources) throws IOException {
    return toCluster(sources, "", "");
  }

  private static Connection toCluster(Sources sources, String dashboard, String serve)
      throws IOException {
    Configuration configuration = Configuration.load(sources);
    var clients = new Clients(configuration.kafka().clientSettings());
    var topics = new Topics(configuration.topics().prefix());
    requirePipeline(configuration);
    return new Connection(
        clients,
        topics,
        ArtifactStore.open(configuration.artifacts()),
        () -> {},
        () -> {},
        () -> {},
        dashboard,
        serve);
  }

  private static void requirePipeline(Configuration configuration) {
    String topic = new Topics(configuration.topics().prefix()).name(Topic.CHANGES);
    if (!Cluster.ask(configuration).topics().contains(topic)) {
      throw Problem.usage(
          "the cluster at "
              + Cluster.servers(configuration)
              + " has no topic "
              + topic
              + "; run 'plumbline topics apply --bootstrap-servers "
              + Cluster.servers(configuration)
              + "' first");
    }
  }

  /**
   * The configuration for the cluster that it names; where that is the broker of a {@code serve},
   * as the serve laid it out.
   *
   * @throws Problem when no broker answers within seconds
   */
  public static Sources reached(Sources sources) throws IOException {
    return Cluster.ask(Configuration.load(sources)).within(sources);
  }

  public ArtifactStore artifacts() {
    return artifacts;
  }

  public boolean hasDashboard() {
    return !dashboard.isEmpty();
  }

  /** Where a review is shown; empty where no dashboard is known. */
  public Optional<String> page(String reviewId) {
    return dashboard.isEmpty() ? Optional.empty() : Optional.of(dashboard + "/reviews/" + reviewId);
  }

  /**
   * Who does the work and where it is shown, for whoever did not ask for it; empty where this
   * process does, or a cluster that was named.
   */
  public Optional<String> elsewhere(String reviewId) {
    return page(reviewId).map(page -> serve + ", in the dashboard at " + page);
  }

  public Clients clients() {
    return clients;
  }

  public Topics topics() {
    return topics;
  }

  /** A subscription to all that happens from now on. */
  public Subscription subscribe() {
    return Subscription.open(clients.common(), Access.REVIEWING.inputs(topics), false);
  }

  /**
   * Publishes a change; returns when the broker has it.
   *
   * @throws Problem when it does not take it
   */
  public void publish(RepositoryChanged change) {
    try (KafkaProducer<byte[], byte[]> producer = clients.producer()) {
      producer.send(Events.of(change, change.requestId(), SOURCE).toRecord(topics)).get();
    } catch (ExecutionException | KafkaException e) {
      throw Problem.unreachable("the broker did not take the change: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(ExitCode.UNREACHABLE, "interrupted");
    }
  }

  /** Tells the services of this process that something of a review is seen. */
  public void seen() {
    seen.run();
  }

  /**
   * Returns when the services that this process runs first have started; at once where it runs
   * none.
   *
   * @throws IllegalStateException when one can't start
   */
  public void awaitServices() {
    ready.run();
  }

  @Override
  public void close() {
    try {
      behind.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
