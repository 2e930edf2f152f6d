package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.TopicsConfig;
import dev.plumbline.reporter.projection.Database;
import dev.plumbline.reporter.projection.Rebuild;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Connection;
import java.io.IOException;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The dashboard's tables. */
@Command(
    name = "projection",
    description = "Operate the dashboard's tables, which are only a projection of the topics.",
    synopsisSubcommandLabel = "rebuild",
    footer = {"", "Example: plumbline projection rebuild --config plumbline.yaml"})
public final class ProjectionCommand implements Runnable {
  @Override
  public void run() {
    throw Problem.usage("say 'projection rebuild'");
  }

  @Command(
      name = "rebuild",
      description = {
        "Empty the dashboard's tables and read them again from the topics, as far "
            + "back as topics.history-retention keeps them. What is older and still stands is "
            + "lost to the dashboard: findings of stacks that had no review since, until their "
            + "next one; and the code lines of reviews older than topics.retention.",
        "A reporter may run meanwhile."
      },
      footer = {
        "",
        "Examples:",
        "  plumbline projection rebuild                   of the 'serve' on this machine",
        "  plumbline projection rebuild --bootstrap-servers kafka:9092 \\",
        "      --set database.url=jdbc:postgresql://db/plumbline"
      })
  void rebuild(@Mixin SettingOptions settings) throws IOException {
    Configuration configuration = Configuration.load(settings.sources());
    try (Connection connection = Connections.running(settings);
        Database database =
            Database.open(configuration.database(), configuration.state().directory())) {
      Main.out().println(lost(configuration.topics()));
      long records =
          new Rebuild(
                  connection.clients().common(),
                  connection.topics(),
                  database,
                  connection.artifacts())
              .run();
      Main.out().println("read again from " + records + " records");
    } catch (JdbiException e) {
      throw Problem.unreachable("the database does not answer: " + e.getMessage());
    }
  }

  /** Said before anything is emptied: the tables keep some of it for longer than the topics. */
  private static String lost(TopicsConfig topics) {
    return "the tables are emptied; the topics don't bring back what stands of stacks without a"
        + " review for %d days, nor code lines older than %d days"
            .formatted(topics.historyRetention().toDays(), topics.retention().toDays());
  }
}
