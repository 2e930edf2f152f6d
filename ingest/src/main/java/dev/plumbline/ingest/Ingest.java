package dev.plumbline.ingest;

import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.ingest.git.Credentials;
import dev.plumbline.ingest.git.RemotePolicy;
import dev.plumbline.ingest.git.Repositories;
import dev.plumbline.ingest.git.TreeLimits;
import dev.plumbline.ingest.intake.Intake;
import dev.plumbline.ingest.intake.IntakeLimits;
import dev.plumbline.ingest.intake.Packs;
import dev.plumbline.ingest.poll.CatchUp;
import dev.plumbline.ingest.poll.CatchUpRoute;
import dev.plumbline.ingest.webhook.Webhooks;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.Wiring;
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
            new Snapshots(host.artifacts()),
            IntakeLimits.of(configuration.review()),
            version(),
            packs(configuration));
    host.pipeline()
        .add(new IngestStep(intake, host.pipeline().estate(), host.pipeline().generations(SAME)));
    if (host.serving()) {
      receive(host, repositories);
    }
  }

  /** Webhooks, and the look at what they missed. */
  private static void receive(Host host, Repositories repositories) throws IOException {
    var configuration = host.configuration();
    var published = host.closing(new PublishedChanges(host.clients(), host.topics()));
    var publisher =
        host.closing(new ChangePublisher(host.clients(), host.topics(), published, PATIENCE));
    published.start();
    new Webhooks(configuration.webhooks(), publisher, Clock.systemUTC(), host.registry())
        .mount(host.web().router());
    var git = configuration.git();
    if (!git.repositories().isEmpty()) {
      var catchUp = new CatchUp(repositories, published, publisher, git.repositories());
      host.pipeline().add(new CatchUpRoute(catchUp, git.pollInterval()));
    }
  }

  /** Directories that the operator names may be read, whatever changes may name. */
  private static Packs packs(Configuration configuration) {
    var policies = configuration.policies();
    var repositories =
        repositories(configuration, new RemotePolicy(configuration.git().allowedHosts(), true));
    return new Packs(repositories::open, policies.packs(), policies.refresh(), Clock.systemUTC());
  }

  private static Repositories repositories(Configuration configuration, RemotePolicy policy) {
    var git = configuration.git();
    var limits = new TreeLimits(MAX_FILES, MAX_DEPTH, configuration.review().fileSize().bytes());
    return new Repositories(
        configuration.state().directory(), policy, limits, Credentials.of(git), git.timeout());
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Ingest.class.getPackage().getImplementationVersion(), "development");
  }
}
