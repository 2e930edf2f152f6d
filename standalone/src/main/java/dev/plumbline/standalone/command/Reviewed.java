package dev.plumbline.standalone.command;

import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.section.Report;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Connection;
import dev.plumbline.standalone.run.Following;
import dev.plumbline.standalone.run.RunningServe;
import dev.plumbline.standalone.run.Stage;
import dev.plumbline.standalone.terminal.ReviewText;
import dev.plumbline.standalone.terminal.Style;
import java.io.IOException;
import java.time.Duration;

/** A review that a command had made, with access to all that its report refers to. */
final class Reviewed implements AutoCloseable {
  private static final Duration BEGIN = Duration.ofMinutes(30);

  private final Connection connection;
  private final Report report;
  private final HeadSources sources;

  private Reviewed(Connection connection, Report report, HeadSources sources) {
    this.connection = connection;
    this.report = report;
    this.sources = sources;
  }

  /**
   * Publishes the change and returns when its report is there.
   *
   * @param target where the repository lies, which is thereby allowed
   * @param packs to judge by, beside those of the configuration
   * @param supplies files that go with the change
   * @param text is told what happens meanwhile
   * @throws IOException when the services can't be started, or the artifacts can't be read
   */
  static Reviewed of(
      RepositoryChanged change,
      TargetOptions target,
      PackOptions packs,
      SupplyOptions supplies,
      SettingOptions settings,
      ReviewText text)
      throws IOException {
    Sources sources = settings.sources();
    SuppliedPlans plans = target.plans();
    Connection connection = connection(target.allowing(sources), packs, settings);
    try (var subscription = connection.subscribe()) {
      connection.publish(
          plans.with(supplies.with(change, connection.artifacts()), connection.artifacts()));
      Stage.PUBLISHED.reached();
      connection.awaitServices();
      var heads = new HeadSources(connection.artifacts());
      var listener =
          new Telling(text, heads, connection::seen, connection::elsewhere, !Style.isTerminal());
      ReportReady ready = new Following(subscription, change.requestId(), listener).await(BEGIN);
      listener.rest();
      Stage.REPORT.reached();
      Report report = connection.artifacts().getJson(ready.report(), Report.class);
      return new Reviewed(connection, report, heads);
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Services that already run judge by their own packs: with others, this process does it all. */
  private static Connection connection(Sources sources, PackOptions packs, SettingOptions settings)
      throws IOException {
    if (packs.isEmpty()) {
      return settings.namesCluster()
          ? Connection.toCluster(settings.sources())
          : Connection.own(sources, Main.endsWithItsCommand());
    }
    if (settings.namesCluster()) {
      throw Problem.usage(
          "--pack can take no effect on services that already run; set policies.packs where they"
              + " are started, or leave the cluster out, and the review is made in this process");
    }
    RunningServe.find(sources)
        .ifPresent(serve -> Main.err().println("plumbline: " + serve.passedOver("--pack")));
    return Connection.alone(packs.within(sources), Main.endsWithItsCommand());
  }

  Report report() {
    return report;
  }

  ArtifactStore artifacts() {
    return connection.artifacts();
  }

  /** What was reviewed. */
  HeadSources sources() {
    return sources;
  }

  @Override
  public void close() {
    connection.close();
  }
}
