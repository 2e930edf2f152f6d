package dev.plumbline.bench.delivery;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A person's change while bulk stacks wait, against the same change when nothing else is to be
 * done.
 *
 * <pre>{@code
 * java -cp … dev.plumbline.bench.delivery.Lanes BULK_STACKS COUNT
 * }</pre>
 */
public final class Lanes {
  private static final int STACKS_EACH = 100;

  private Lanes() {}

  public static void main(String[] args) throws Exception {
    int bulk = Integer.parseInt(args[0]);
    int count = Integer.parseInt(args[1]);
    Path directory = Files.createTempDirectory("plumbline-lanes");
    try (var broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      var clients = Clients.of(broker.bootstrapServers());
      Cluster.createTopics(clients, 2);
      try (var services =
              new Services(clients, Cluster.TOPICS, List.of(PhaseName.values()), directory);
          var watch = new Watch(clients, Cluster.TOPICS.name(Topic.REPORTS));
          var producer = clients.producer()) {
        services.await();
        time(watch, "warm", 2 * count);
        Latencies idle = time(watch, "idle", count);
        for (int i = 0; i < bulk / STACKS_EACH; i++) {
          var change = Cluster.change("bulk" + i, STACKS_EACH, Lane.BULK);
          var _ = producer.send(change.toRecord(Cluster.TOPICS));
        }
        producer.flush();
        Latencies beside = time(watch, "beside", count);
        System.out.println("idle:             " + idle);
        System.out.println("beside bulk work: " + beside);
        System.out.printf("ratio of p95: %.1f%n", beside.percentile(0.95) / idle.percentile(0.95));
      }
    }
    System.exit(0);
  }

  private static Latencies time(Watch watch, String name, int count) throws InterruptedException {
    var latencies = new Latencies();
    for (int i = 0; i < count; i++) {
      var record = Cluster.change(name + i, 1, Lane.INTERACTIVE).toRecord(Cluster.TOPICS);
      latencies.add(watch.time(record, "bench/" + name + i));
      Thread.sleep(20);
    }
    return latencies;
  }
}
