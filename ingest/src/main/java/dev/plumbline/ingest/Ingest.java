package dev.plumbline.ingest;

import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.ingest.changes.Repetition;
import dev.plumbline.ingest.git.CopyLimits;
import dev.plumbline.ingest.git.Credentials;
import dev.plumbline.ingest.git.RemotePolicy;
import dev.plumbline.ingest.git.Repositories;
import dev.plumbline.ingest.git.TreeLimits;
import dev.plumbline.ingest.intake.Intake;
import dev.plumbline.ingest.intake.IntakeLimits;
import dev.plumbline.ingest.intake.OwnSupplies;
import dev.plumbline.ingest.intake.Packs;
import dev.plumbline.ingest.poll.CatchUp;
import dev.plumbline.ingest.poll.CatchUpRoute;
import dev.plumbline.ingest.poll.OpenPulls;
import dev.plumbline.ingest.webhook.Webhooks;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.Wiring;
import dev.plumbline.policy.read.Judges;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** The service before the phases: changes, webhooks and missed pushes in, stacks out. */
public final class Ingest implements Wiring {
  private static final int MAX_FILES = 500_000;
  private static final int MAX_DEPTH = 64;

  /** A review's identity holds the day for which it evaluates. */
  private static final Duration SAME = Duration.ofDays(1);

  /** GitHub waits ten seconds for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public void wire(Host host) throws IOException {
    Configuration configuration = host.configuration();
    var git = configuration.git();
    var repositories =
        repositories(configuration, new RemotePolicy(git.allowedHosts(), git.allowLocal()));
    var intake =
        new Intake(
            repositories,
            host.artifacts(),
            IntakeLimits.of(configuration.review()),
            version(),
            Judges.bundled(),
            packs(configuration, repositories),
            new OwnSupplies(configuration.cost()));
    if (host.serving()) {
      var published =
          host.closing(new PublishedChanges(host.clients(), host.topics(), placement(host)));
      published.start();
      host.health().ask("changes", published::health);
      host.pipeline().add(step(host, intake, published));
      receive(host, repositories, published);
    } else {
      host.pipeline().add(step(host, intake, _ -> false)); // one change, of its own
    }
  }

  private static IngestStep step(Host host, Intake intake, Repetition repetition) {
    var pipeline = host.pipeline();
    return new IngestStep(
        intake, pipeline.estate(), pipeline.generations(SAME), repetition, placement(host));
  }

  /** No service starts while the topic has other partitions than the settings say. */
  private static Placement placement(Host host) {
    return new Placement(host.configuration().topics().partitions());
  }

  /** Webhooks, and the look at what they missed. */
  private static void receive(Host host, Repositories repositories, PublishedChanges published)
      throws IOException {
    var configuration = host.configuration();
    var publisher =
        host.closing(new ChangePublisher(host.clients(), host.topics(), published, PATIENCE));
    new Webhooks(configuration.webhooks(), publisher, Clock.systemUTC(), host.registry())
        .mount(host.web().router());
    var git = configuration.git();
    if (!git.repositories().isEmpty()) {
      var catchUp =
          new CatchUp(repositories, published, publisher, OpenPulls.of(git), git.repositories());
      host.pipeline()
          .add(
              new CatchUpRoute(
                  catchUp, git.pollInterval(), () -> host.pipeline().leading(PhaseName.INGEST)));
    }
  }

  /** Directories that the operator names may be read, whatever changes may name. */
  private static Packs packs(Configuration configuration, Repositories repositories) {
    var policies = configuration.policies();
    var allowed = repositories.under(new RemotePolicy(configuration.git().allowedHosts(), true));
    return new Packs(allowed::open, policies.packs(), policies.refresh(), Clock.systemUTC());
  }

  private static Repositories repositories(Configuration configuration, RemotePolicy policy) {
    var git = configuration.git();
    var limits = new TreeLimits(MAX_FILES, MAX_DEPTH, configuration.review().fileSize().bytes());
    return new Repositories(
        configuration.state().directory(),
        policy,
        limits,
        Credentials.of(git),
        git.timeout(),
        new CopyLimits(git.fetchSize().bytes(), git.copiesSize().bytes()));
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Ingest.class.getPackage().getImplementationVersion(), "development");
  }
}
