package dev.plumbline.bench.delivery;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One stack whose review takes a minute among many that take no time: when the others' findings are
 * all visible, against the same many without it.
 *
 * <pre>{@code
 * java -cp … dev.plumbline.bench.delivery.SlowAmongFast STACKS SECONDS
 * }</pre>
 */
public final class SlowAmongFast {
  private static final int STACKS_EACH = 100;
  private static final String FOUND = EventType.FINDING_REPORTED.type();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private SlowAmongFast() {}

  public static void main(String[] args) throws Exception {
    int stacks = Integer.parseInt(args[0]);
    NoOpPhase.slowFor(Duration.ofSeconds(Integer.parseInt(args[1])));
    Path directory = Files.createTempDirectory("plumbline-slow");
    try (var broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      var clients = Clients.of(broker.bootstrapServers());
      Cluster.createTopics(clients, 2);
      try (var services =
              new Services(clients, Cluster.TOPICS, List.of(PhaseName.values()), directory);
          var subscriber = new Subscriber(clients, Cluster.TOPICS)) {
        services.await();
        visible(clients, subscriber, "warm", stacks, 0);
        double alone = visible(clients, subscriber, "alone", stacks, 0);
        double beside = visible(clients, subscriber, "beside", stacks, 1);
        System.out.printf("findings of %d fast stacks visible: %.1f s alone%n", stacks, alone);
        System.out.printf("the same beside a slow one: %.1f s, %.2f ×%n", beside, beside / alone);
        boolean ended = endsToo(subscriber, stacks);
        System.out.println(
            "the slow one's own finding and report: " + (ended ? "there" : "MISSING"));
        System.exit(ended ? 0 : 1);
      }
    }
  }

  /** Seconds until as many more findings are seen as there are fast stacks. */
  private static double visible(
      Clients clients, Subscriber subscriber, String name, int stacks, int slow) throws Exception {
    int before = subscriber.count(FOUND);
    long start = System.nanoTime();
    try (var producer = clients.producer()) {
      for (int i = 0; i < slow; i++) {
        var change = Cluster.change(NoOpPhase.SLOW + i, 1, Lane.INTERACTIVE);
        var _ = producer.send(change.toRecord(Cluster.TOPICS));
      }
      for (int i = 0; i < stacks / STACKS_EACH; i++) {
        var change = Cluster.change(name + i, STACKS_EACH, Lane.INTERACTIVE);
        var _ = producer.send(change.toRecord(Cluster.TOPICS));
      }
    }
    if (!subscriber.await(() -> subscriber.count(FOUND) >= before + stacks, PATIENCE)) {
      throw new IllegalStateException("not all findings of " + name + " came");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static boolean endsToo(Subscriber subscriber, int stacks) throws InterruptedException {
    int reviews = 3 * (stacks / STACKS_EACH) + 1;
    return subscriber.await(
        () ->
            subscriber.count(FOUND) == 3 * stacks + 1
                && subscriber.count(KillResult.REPORTED) == reviews,
        PATIENCE);
  }
}
