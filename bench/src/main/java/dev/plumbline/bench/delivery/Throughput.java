package dev.plumbline.bench.delivery;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Throughput: many small stacks wait, six services that do nothing, each a process of its own, pass
 * them on. A hop is one stack through one phase, the reporter's stack step among them.
 *
 * <pre>{@code
 * java -cp … dev.plumbline.bench.delivery.Throughput STACKS
 * }</pre>
 */
public final class Throughput {
  private static final int STACKS_EACH = 25;
  private static final int HOPS = 5;

  private Throughput() {}

  public static void main(String[] args) throws Exception {
    int reviews = Integer.parseInt(args[0]) / STACKS_EACH;
    Path directory = Files.createTempDirectory("plumbline-throughput");
    try (var broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      var clients = Clients.of(broker.bootstrapServers());
      Cluster.createTopics(clients, 4);
      List<Child> services = start(broker.bootstrapServers(), directory);
      try (var subscriber = new Subscriber(clients, Cluster.TOPICS)) {
        for (Child service : services) {
          service.awaitReady();
        }
        run(clients, subscriber, "warm", reviews / 2, 0);
        double seconds = run(clients, subscriber, "c", reviews, reviews / 2);
        double hops = reviews * (double) STACKS_EACH * HOPS;
        System.out.printf(
            "%d stacks in %.1f s: %.0f phase hops/s%n",
            reviews * STACKS_EACH, seconds, hops / seconds);
      } finally {
        services.forEach(Child::close);
      }
    }
    System.exit(0);
  }

  private static List<Child> start(String bootstrap, Path directory) throws IOException {
    var services = new ArrayList<Child>();
    for (PhaseName service : PhaseName.values()) {
      services.add(ServiceMain.start(bootstrap, service, directory.resolve(service.label()), ""));
    }
    return services;
  }

  private static double run(
      Clients clients, Subscriber subscriber, String name, int reviews, int before)
      throws InterruptedException {
    String result = EventType.STACK_RESULT.type();
    int wanted = (before + reviews) * STACKS_EACH;
    long start = System.nanoTime();
    try (var producer = clients.producer()) {
      for (int i = 0; i < reviews; i++) {
        var change = Cluster.change(name + i, STACKS_EACH, Lane.INTERACTIVE);
        var _ = producer.send(change.toRecord(Cluster.TOPICS));
      }
    }
    if (!subscriber.await(() -> subscriber.count(result) >= wanted, Duration.ofMinutes(5))) {
      throw new IllegalStateException("only " + subscriber.count(result) + " of " + wanted);
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
