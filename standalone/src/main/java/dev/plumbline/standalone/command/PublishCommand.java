package dev.plumbline.standalone.command;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Beginning;
import dev.plumbline.standalone.run.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes a repository-change event, and leaves. */
@Command(
    name = "publish",
    description = "Publish a repository-change event to a running pipeline, and return.",
    footer = {
      "",
      "Examples:",
      "  plumbline publish .                            to a 'plumbline serve' on this machine",
      "  plumbline publish https://github.com/org/repo --base main --head feature \\",
      "      --ref pull/12 --bootstrap-servers kafka:9092",
      "",
      "To a serve on this machine: prints the review's id, and where its dashboard shows it. To a",
      "cluster: prints the request's id, which comes back in the review's first ledger entry."
    })
public final class PublishCommand implements Callable<Integer> {
  /** Whoever publishes does not wait for a review, but for what it is called. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private SettingOptions settings = new SettingOptions();
  @Mixin private SupplyOptions supplies = new SupplyOptions();

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description = "Branch name, or pull/NUMBER, that the change belongs to.")
  private String ref = "";

  @Option(
      names = "--tracked",
      description = "Findings of this branch are tracked over time: opened, fixed, reopened.")
  private boolean tracked;

  @Option(names = "--bulk", description = "Let people's changes go before this one.")
  private boolean bulk;

  @Override
  public Integer call() throws IOException {
    if (!change.packs().isEmpty()) {
      throw Problem.usage(
          "--pack can take no effect here: the services judge by the policies.packs they were"
              + " started with");
    }
    SuppliedPlans plans = change.target().plans();
    RepositoryChanged request = change.change(bulk ? Lane.BULK : Lane.INTERACTIVE).on(ref, tracked);
    try (Connection connection = Connections.running(settings)) {
      RepositoryChanged supplied =
          plans.with(supplies.with(request, connection.artifacts()), connection.artifacts());
      if (connection.hasDashboard()) {
        publishAndName(connection, supplied);
      } else {
        connection.publish(supplied);
        Main.out().println(request.requestId());
      }
    }
    return 0;
  }

  /** Says what the review is called and where it is shown, if the pipeline takes it up at once. */
  private static void publishAndName(Connection connection, RepositoryChanged request) {
    Optional<String> review = publish(connection, request);
    review
        .flatMap(connection::page)
        .ifPresent(page -> Main.err().println("plumbline: in the dashboard at " + page));
    if (review.isEmpty()) {
      Main.err().println("plumbline: no review has begun yet; this is the request's id:");
    }
    Main.out().println(review.orElse(request.requestId()));
  }

  /** The review's id, if the pipeline takes it up at once. */
  private static Optional<String> publish(Connection connection, RepositoryChanged request) {
    try (var subscription = connection.subscribe()) {
      connection.publish(request);
      return Beginning.await(subscription, request.requestId(), PATIENCE);
    }
  }
}
