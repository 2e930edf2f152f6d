package dev.plumbline.bench.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Idle latency: one change at a time through six services that do nothing, until its report is
 * there; and the same through a bare five-hop loop on the same broker in the same run.
 *
 * <pre>{@code
 * java -cp … dev.plumbline.bench.delivery.Latency COUNT
 * }</pre>
 */
@SuppressWarnings("try") // a run that is interrupted has no result, and says so
public final class Latency {
  private Latency() {}

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    Path directory = Files.createTempDirectory("plumbline-latency");
    try (var broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      var clients = Clients.of(broker.bootstrapServers());
      Cluster.createTopics(clients, 2);
      Latencies bare = bare(clients, count);
      Latencies whole = whole(clients, directory, count);
      System.out.println("bare five-hop loop: " + bare);
      System.out.println("change to report:   " + whole);
      System.out.printf("ratio of p50: %.1f%n", whole.percentile(0.5) / bare.percentile(0.5));
    }
    System.exit(0);
  }

  private static Latencies whole(Clients clients, Path directory, int count) throws Exception {
    try (var services =
            new Services(clients, Cluster.TOPICS, List.of(PhaseName.values()), directory);
        var watch = new Watch(clients, Cluster.TOPICS.name(Topic.REPORTS))) {
      services.await();
      var latencies = new Latencies();
      for (int i = 0; i < 2 * count; i++) {
        String name = "c" + i;
        var record = Cluster.change(name, 1, Lane.INTERACTIVE).toRecord(Cluster.TOPICS);
        long nanos = watch.time(record, "bench/" + name);
        if (i >= count) {
          latencies.add(nanos); // the first half warms up
        }
        Thread.sleep(10);
      }
      return latencies;
    }
  }

  private static Latencies bare(Clients clients, int count) throws Exception {
    var topics = IntStream.rangeClosed(0, BareLoop.HOPS).mapToObj(BareLoop::topic).toList();
    Cluster.createTopics(clients, topics, 2);
    try (var _ = new BareLoop(clients);
        var watch = new Watch(clients, BareLoop.topic(BareLoop.HOPS))) {
      Thread.sleep(1_000); // until the groups have formed
      byte[] body = "x".repeat(2_000).getBytes(UTF_8);
      var latencies = new Latencies();
      for (int i = 0; i < 2 * count; i++) {
        String key = "b" + i;
        var record = new ProducerRecord<>(BareLoop.topic(0), key.getBytes(UTF_8), body);
        long nanos = watch.time(record, key);
        if (i >= count) {
          latencies.add(nanos);
        }
        Thread.sleep(10);
      }
      return latencies;
    }
  }
}
