package dev.plumbline.bench.delivery;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;

/**
 * Pushes to the tracked branch of a real repository while the real services are killed with {@code
 * kill -9} one after the other and the broker once; then the folded {@code plumbline.findings}
 * against an offline run over the last head.
 *
 * <pre>{@code
 * java -cp … dev.plumbline.bench.delivery.PushesRun PUSHES STACKS KILLS
 * }</pre>
 */
public final class PushesRun {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PACE = Duration.ofMillis(1_500);

  private PushesRun() {}

  public static void main(String[] args) throws Exception {
    int pushes = Integer.parseInt(args[0]);
    int kills = Integer.parseInt(args[2]);
    Path directory = Files.createTempDirectory("plumbline-pushes").toRealPath();
    Path repository = directory.resolve("repository");
    String head;
    Map<String, String> folded;
    try (var stacks = new Stacks(repository, Integer.parseInt(args[1]));
        var services = new RealServices(directory);
        var fold = new FindingsFold(services.clients());
        var subscriber = new Subscriber(services.clients(), Cluster.TOPICS)) {
      Thread killer = Thread.ofPlatform().start(() -> kill(services, kills));
      head = push(stacks, services, repository.toString(), pushes);
      killer.join();
      boolean ended =
          subscriber.await(() -> subscriber.count(KillResult.REPORTED) >= pushes, PATIENCE);
      Thread.sleep(3_000); // whatever is doubled may come late
      System.out.println(
          subscriber.count(KillResult.REPORTED) + " of " + pushes + " reviews ended");
      System.out.println("dead letters: " + subscriber.dead());
      folded = fold.open();
      System.out.println("events that don't fit what was before: " + fold.misfits());
      if (!ended || subscriber.dead() > 0 || !fold.misfits().isEmpty()) {
        System.exit(1);
      }
    }
    Map<String, String> offline = Offline.review(repository, head, directory);
    System.out.println("folded: " + folded.size() + ", offline: " + offline.size());
    System.exit(same(folded, offline) ? 0 : 1);
  }

  private static String push(Stacks stacks, RealServices services, String repository, int pushes)
      throws Exception {
    String base = "";
    try (var producer = services.clients().producer()) {
      for (int i = 0; i < pushes; i++) {
        String head = stacks.push(i == 0);
        var change = change(repository, head, base, "push" + i);
        publish(producer, Events.of(change, change.requestId(), "/bench"));
        base = head;
        Thread.sleep(PACE);
      }
    }
    return base;
  }

  /** As any producer has to: what the broker did not take is sent again. */
  private static void publish(KafkaProducer<byte[], byte[]> producer, Event event)
      throws InterruptedException {
    while (true) {
      try {
        producer.send(event.toRecord(Cluster.TOPICS)).get();
        return;
      } catch (ExecutionException | KafkaException refused) {
        System.out.println("a push is sent again: " + refused.getMessage());
      }
    }
  }

  private static RepositoryChanged change(
      String repository, String head, String base, String request) {
    return new RepositoryChanged(
        repository,
        repository,
        "main",
        head,
        base,
        true,
        Lane.INTERACTIVE,
        0,
        request,
        List.of(),
        Settings.DEFAULT);
  }

  private static void kill(RealServices services, int kills) {
    var random = new Random(5);
    try {
      for (int life = 0; life < kills; life++) {
        for (PhaseName service : PhaseName.values()) {
          Thread.sleep(2_500 + random.nextInt(2_500));
          services.kill(service);
        }
        if (life == 0) {
          services.killBroker();
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("the killing failed", e);
    }
  }

  private static boolean same(Map<String, String> folded, Map<String, String> offline) {
    var lost = new TreeMap<>(offline);
    lost.entrySet().removeAll(folded.entrySet());
    var extra = new TreeMap<>(folded);
    extra.entrySet().removeAll(offline.entrySet());
    System.out.println("in the offline run only: " + lost);
    System.out.println("in the folded topic only: " + extra);
    boolean same = lost.isEmpty() && extra.isEmpty() && !offline.isEmpty();
    System.out.println(same ? "EQUAL" : "NOT EQUAL");
    return same;
  }
}
