package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.topic.TopicLayout;
import dev.plumbline.pipeline.topic.TopicPlan;
import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The declared topics against a cluster's. */
@Command(
    name = "topics",
    description = "Compare the declared topics with the cluster's, or make them so.",
    synopsisSubcommandLabel = "plan | apply")
public final class TopicsCommand implements Runnable {
  @Override
  public void run() {
    throw Problem.usage("say 'topics plan' or 'topics apply'");
  }

  @Command(
      name = "plan",
      description = "Show what differs; change nothing. Exits with 1 when something does.")
  int plan(@Mixin SettingOptions settings) throws IOException {
    Configuration configuration = Configuration.load(settings.sources());
    try (var admin = new Clients(configuration.kafka().clientSettings()).admin()) {
      TopicPlan plan = TopicPlan.of(admin, new TopicLayout(configuration.topics()).all());
      Main.out().println(plan.describe());
      return plan.isEmpty() ? 0 : ExitCode.FINDINGS.code();
    }
  }

  @Command(
      name = "apply",
      description =
          "Create what is missing and set what differs; topics and records are never removed.")
  int apply(
      @Mixin SettingOptions settings,
      @Option(
              names = "--repartition",
              description = "Also add partitions; stop the services and drain the topics before.")
          boolean repartition)
      throws IOException {
    Configuration configuration = Configuration.load(settings.sources());
    try (var admin = new Clients(configuration.kafka().clientSettings()).admin()) {
      TopicPlan plan = TopicPlan.of(admin, new TopicLayout(configuration.topics()).all());
      Main.out().println(plan.describe());
      TopicPlan left = plan.apply(admin, repartition);
      Main.out().println(left.isEmpty() ? "done" : "left to you:\n" + left.describe());
      return left.isEmpty() ? 0 : ExitCode.FINDINGS.code();
    }
  }
}
