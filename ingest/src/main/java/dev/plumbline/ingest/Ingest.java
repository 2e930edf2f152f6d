package dev.plumbline.ingest;

import dev.plumbline.ingest.git.Credentials;
import dev.plumbline.ingest.git.RemotePolicy;
import dev.plumbline.ingest.git.Repositories;
import dev.plumbline.ingest.git.TreeLimits;
import dev.plumbline.ingest.intake.Intake;
import dev.plumbline.ingest.intake.IntakeLimits;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.Wiring;
import java.io.IOException;
import java.util.Objects;

/** The service before the phases: changes, webhooks and missed pushes in, stacks out. */
public final class Ingest implements Wiring {
  private static final int MAX_FILES = 500_000;
  private static final int MAX_DEPTH = 64;

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public void wire(Host host) throws IOException {
    Configuration configuration = host.configuration();
    var repositories = repositories(configuration);
    var intake =
        new Intake(
            repositories,
            new Snapshots(host.artifacts()),
            IntakeLimits.of(configuration.review()),
            version());
    host.pipeline().add(new IngestStep(intake, host.pipeline().estate()));
  }

  private static Repositories repositories(Configuration configuration) {
    var git = configuration.git();
    var limits = new TreeLimits(MAX_FILES, MAX_DEPTH, configuration.review().fileSize().bytes());
    return new Repositories(
        configuration.state().directory(),
        new RemotePolicy(git.allowedHosts(), git.allowLocal()),
        limits,
        Credentials.of(git),
        git.timeout());
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Ingest.class.getPackage().getImplementationVersion(), "development");
  }
}
