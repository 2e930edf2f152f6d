package dev.plumbline.reporter;

import dev.plumbline.pipeline.OwnerOnly;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.ConfigurationException;
import dev.plumbline.pipeline.config.Secret;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.service.Hold;
import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.OneService;
import dev.plumbline.pipeline.service.Wiring;
import dev.plumbline.reporter.collector.CollectorTopology;
import dev.plumbline.reporter.dashboard.Dashboard;
import dev.plumbline.reporter.keeper.KeeperTopology;
import dev.plumbline.reporter.projection.Database;
import dev.plumbline.reporter.projection.Projector;
import dev.plumbline.reporter.projection.ReadModel;
import dev.plumbline.reporter.stack.StackStep;
import dev.plumbline.reporter.streams.Commits;
import dev.plumbline.reporter.streams.KeyedState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.Topology;

/** The service: its step on the pipeline's loop, the collector and the keeper beside it. */
public final class Reporter implements Wiring {
  @Override
  public String name() {
    return "reporter";
  }

  @Override
  public void wire(Host host) throws IOException {
    var topics = host.topics();
    var artifacts = host.artifacts();
    host.pipeline()
        .add(new StackStep(artifacts))
        .add(keyed(host, "collector", CollectorTopology.build(topics, artifacts, host.registry())))
        .add(keyed(host, "keeper", keeper(host)));
    if (host.serving()) {
      serve(host);
    }
  }

  private static Topology keeper(Host host) {
    return KeeperTopology.build(
        host.topics(),
        host.artifacts(),
        new Placement(host.configuration().topics().partitions()),
        host.registry());
  }

  private static KeyedState keyed(Host host, String name, Topology topology) {
    var state =
        new KeyedState(
            host.topics().prefix() + "." + name,
            topology,
            host.configuration().kafka().clientSettings(),
            Commits.of(host.configuration().delivery(), host.configuration().topics()),
            host.configuration().state().directory().resolve("streams"),
            host.registry());
    host.health().ask(name, state::health);
    return state;
  }

  /** The projection and the pages that read it. */
  private static void serve(Host host) throws IOException {
    Configuration configuration = host.configuration();
    if (configuration.database().url().isEmpty()) {
      host.closing(alone(configuration.state().directory()));
    }
    Database database =
        host.closing(Database.open(configuration.database(), configuration.state().directory()));
    Secret token = configuration.http().token();
    var web = host.web();
    var dashboard =
        Dashboard.mount(
            web.router(),
            web.vertx(),
            new ReadModel(database),
            host.artifacts(),
            token == null ? null : token.reveal());
    var projector =
        host.closing(
            new Projector(
                host.clients().common(),
                host.topics(),
                database,
                host.artifacts(),
                configuration.topics().historyRetention(),
                host.registry(),
                dashboard::advanced));
    host.health().ask("projection", projector::health);
  }

  /**
   * A hold on the tables of a state directory: two reporters would each write half of what both
   * read.
   */
  private static Hold alone(Path state) throws IOException {
    Path held = OwnerOnly.made(state).resolve("reporter.lock");
    try {
      return Hold.of(held);
    } catch (Hold.TakenException e) {
      throw new ConfigurationException(
          List.of(
              "another reporter (process "
                  + e.holder()
                  + ") writes the dashboard's tables in "
                  + state
                  + "; stop it, set state.directory to another one, or let both share PostgreSQL"
                  + " with database.url"));
    }
  }

  public static void main(String[] arguments) throws IOException {
    OneService.main(new Reporter());
  }
}
