package dev.plumbline.standalone.command;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.topic.Grants;
import dev.plumbline.pipeline.topic.TopicLayout;
import dev.plumbline.pipeline.topic.TopicPlan;
import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The declared topics against a cluster's. */
@Command(
    name = "topics",
    description =
        "Compare the declared topics with the cluster's, make them so, or say who needs which rights.",
    synopsisSubcommandLabel = "plan | apply | acls",
    footer = {"", "Example: plumbline topics plan --bootstrap-servers kafka:9092"})
public final class TopicsCommand implements Runnable {
  @Override
  public void run() {
    throw Problem.usage("say 'topics plan', 'topics apply' or 'topics acls'");
  }

  @Command(
      name = "plan",
      description = "Show what differs; change nothing. Exits with 1 when something does.",
      footer = {"", "Example: plumbline topics plan --bootstrap-servers kafka:9092"})
  int plan(@Mixin SettingOptions settings) throws IOException {
    Configuration configuration = Configuration.load(Connections.reached(settings));
    try (var admin = new Clients(configuration.kafka().clientSettings()).admin()) {
      TopicPlan plan = TopicPlan.of(admin, new TopicLayout(configuration.topics()));
      Main.out().println(plan.describe());
      return plan.isEmpty() ? 0 : ExitCode.FINDINGS.code();
    }
  }

  @Command(
      name = "apply",
      description =
          "Create what is missing and set what differs; topics and records are never removed.",
      footer = {"", "Example: plumbline topics apply --config plumbline.yaml"})
  int apply(
      @Mixin SettingOptions settings,
      @Option(
              names = "--repartition",
              description = {
                "Also add partitions to topics that hold work on its way, and to no others; stop the",
                "services and drain these topics before."
              })
          boolean repartition)
      throws IOException {
    Configuration configuration = Configuration.load(Connections.reached(settings));
    try (var admin = new Clients(configuration.kafka().clientSettings()).admin()) {
      TopicPlan plan = TopicPlan.of(admin, new TopicLayout(configuration.topics()));
      Main.out().println(plan.describe());
      TopicPlan left = plan.apply(admin, repartition);
      Main.out().println(left.isEmpty() ? "done" : "left to you:\n" + left.describe());
      return left.isEmpty() ? 0 : ExitCode.FINDINGS.code();
    }
  }

  @Command(
      name = "acls",
      description = {
        "Print what each service has to be allowed in a cluster with access control, "
            + "as commands of Kafka's kafka-acls.",
        "Asks no cluster."
      },
      footer = {
        "",
        "Examples:",
        "  plumbline topics acls                          for users named plumbline-ingest, …",
        "  plumbline topics acls --service reporter --principal User:CN=reporter | sh"
      })
  void acls(
      @Mixin SettingOptions settings,
      @Option(names = "--service", paramLabel = "NAME", description = "Only of this service.")
          @Nullable PhaseName service,
      @Option(
              names = "--principal",
              paramLabel = "USER",
              description =
                  "The user that the service logs in as; needs --service. Default: User:PREFIX-NAME.")
          @Nullable String principal) {
    if (principal != null && service == null) {
      throw Problem.usage("--principal is one service's; name it with --service");
    }
    Configuration configuration = Configuration.load(settings.sources());
    var topics = new Topics(configuration.topics().prefix());
    String servers = String.join(",", configuration.kafka().bootstrapServers());
    for (PhaseName one : service == null ? PhaseName.values() : new PhaseName[] {service}) {
      String user = principal == null ? "User:" + topics.prefix() + "-" + one.label() : principal;
      Grants.of(one, topics).forEach(grant -> Main.out().println(AclText.of(grant, user, servers)));
    }
  }
}
