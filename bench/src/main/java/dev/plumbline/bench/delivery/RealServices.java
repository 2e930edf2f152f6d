package dev.plumbline.bench.delivery;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A broker with its default limits and the six services as a cluster runs them ({@code plumbline
 * service NAME}), each a process of its own.
 */
final class RealServices implements AutoCloseable {
  private final Path directory;
  private final int port;
  private final Map<PhaseName, Child> services = new EnumMap<>(PhaseName.class);
  private Child broker;
  private boolean closed;

  RealServices(Path directory) throws Exception {
    this.directory = directory;
    this.port = EmbeddedBroker.freePort();
    this.broker = BrokerMain.start(directory.resolve("broker"), port);
    broker.awaitReady();
    if (program(List.of("topics", "apply")).exit(Duration.ofMinutes(2)) != 0) {
      throw new IllegalStateException("the topics can't be created");
    }
    for (PhaseName service : PhaseName.values()) {
      start(service);
    }
    Thread.ofPlatform().daemon().name("supervisor").start(this::supervise);
  }

  /** As an orchestrator does: a service that ended, for want of a broker for one, begins anew. */
  private void supervise() {
    try {
      while (true) {
        Thread.sleep(500);
        restartEnded();
      }
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException("the services are no longer looked after", e);
    }
  }

  private synchronized void restartEnded() throws IOException {
    for (var service : services.entrySet()) {
      if (!closed && !service.getValue().alive()) {
        start(service.getKey());
      }
    }
  }

  Clients clients() {
    return Clients.of("127.0.0.1:" + port);
  }

  /** {@code kill -9}, and another one in its place. */
  synchronized void kill(PhaseName service) throws Exception {
    Objects.requireNonNull(services.get(service)).kill();
    start(service);
  }

  void killBroker() throws Exception {
    broker.kill();
    Thread.sleep(500);
    broker = BrokerMain.start(directory.resolve("broker"), port);
    broker.awaitReady();
  }

  private void start(PhaseName service) throws IOException {
    services.put(service, program(List.of("service", service.label())));
  }

  /** The program of the README, on this broker. */
  private Child program(List<String> command) throws IOException {
    var arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--bootstrap-servers", "127.0.0.1:" + port));
    Map.of(
            "state.directory", directory.resolve(command.getLast().replace("--", "")).toString(),
            "artifacts.directory", directory.resolve("artifacts").toString(),
            "http.port", "0",
            "management.port", "0",
            "git.allow-local", "true",
            "topics.partitions", "3",
            "topics.replication", "1",
            "topics.min-in-sync", "1")
        .forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return new Child(Child.PLUMBLINE, List.of("-Xmx2g"), arguments);
  }

  @Override
  public synchronized void close() {
    closed = true;
    services.values().forEach(Child::close);
    broker.close();
  }
}
