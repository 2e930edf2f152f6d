package dev.plumbline.bench.delivery;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.delivery.DeliverySettings;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.service.Pipeline;
import dev.plumbline.reporter.collector.CollectorTopology;
import dev.plumbline.reporter.streams.Commits;
import dev.plumbline.reporter.streams.KeyedState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Some of the six services, doing nothing, with the real collector behind the reporter. */
final class Services implements AutoCloseable {
  private final Pipeline pipeline;
  private final Optional<KeyedState> collector;

  Services(Clients clients, Topics topics, List<PhaseName> names, Path directory)
      throws IOException {
    var settings = DeliverySettings.DEFAULT.withInstance("0");
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    var registry = new SimpleMeterRegistry();
    pipeline = new Pipeline(clients, topics, settings, registry);
    for (PhaseName name : names) {
      switch (name) {
        case INGEST -> pipeline.add(new NoOpIngest());
        case ANALYZER, REVIEWER, IMPLEMENTER, VALIDATOR -> pipeline.add(new NoOpPhase(name));
        case REPORTER -> pipeline.add(new NoOpReporter(artifacts));
      }
    }
    collector =
        names.contains(PhaseName.REPORTER)
            ? Optional.of(
                new KeyedState(
                    topics.prefix() + "-collector",
                    CollectorTopology.build(topics, artifacts, registry),
                    clients.common(),
                    Commits.ALONE,
                    directory.resolve("state"),
                    registry))
            : Optional.empty();
    collector.ifPresent(pipeline::add);
    pipeline.start();
  }

  void await() throws InterruptedException {
    if (collector.isPresent() && !collector.get().await(Duration.ofSeconds(60))) {
      throw new IllegalStateException("the collector does not start");
    }
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
