package dev.plumbline.bench.delivery;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Reviews pass through six services, each a process of its own, while each of them is killed with
 * {@code kill -9} a few times, once of these by failpoint between send and commit, and the broker
 * as well.
 *
 * <pre>{@code
 * java -cp … dev.plumbline.bench.delivery.KillRun STACKS KILLS BROKER_KILLS
 * }</pre>
 */
public final class KillRun implements AutoCloseable {
  private static final int STACKS_EACH = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path directory;
  private final int port;
  private final String bootstrap;
  private final Map<PhaseName, Child> services = new EnumMap<>(PhaseName.class);
  private final Random random = new Random(3);
  private Child broker;
  private int halted;

  KillRun(Path directory) throws Exception {
    this.directory = directory;
    this.port = EmbeddedBroker.freePort();
    this.bootstrap = "127.0.0.1:" + port;
    this.broker = BrokerMain.start(directory.resolve("broker"), port);
    broker.awaitReady();
  }

  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory("plumbline-kill-run");
    KillResult result;
    try (var run = new KillRun(directory)) {
      result =
          run.run(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }
    result.lines().forEach(System.out::println);
    System.exit(result.faultless() ? 0 : 1);
  }

  /**
   * @param stacks stack reviews, five a review
   * @param kills of each service, one of them by failpoint
   */
  KillResult run(int stacks, int kills, int brokerKills) throws Exception {
    var clients = Clients.of(bootstrap);
    Cluster.createTopics(clients, 2);
    for (PhaseName service : PhaseName.values()) {
      services.put(service, start(service, ""));
    }
    for (Child service : services.values()) {
      service.awaitReady();
    }
    int reviews = stacks / STACKS_EACH;
    try (var subscriber = new Subscriber(clients, Cluster.TOPICS);
        var feeder = new Feeder(clients, reviews, STACKS_EACH, seconds(kills))) {
      kill(kills, brokerKills);
      feeder.finish();
      subscriber.await(() -> subscriber.count(KillResult.REPORTED) >= reviews, PATIENCE);
      Thread.sleep(2_000); // whatever is doubled may come late
      return KillResult.of(subscriber, stacks, reviews, halted, AbortedRecords.count(clients));
    }
  }

  /** About how long the killing takes, so that there is always something to be killed at. */
  private static int seconds(int kills) {
    return kills * PhaseName.values().length * 2;
  }

  private void kill(int kills, int brokerKills) throws Exception {
    var brokerAt = new ArrayList<Integer>();
    for (int i = 0; i < brokerKills; i++) {
      brokerAt.add(random.nextInt(kills * PhaseName.values().length));
    }
    int round = 0;
    for (int life = 1; life <= kills; life++) {
      for (PhaseName service : PhaseName.values()) {
        Thread.sleep(200 + random.nextInt(600));
        if (brokerAt.contains(round++)) {
          killBroker();
        }
        kill(service, life);
      }
    }
  }

  /** The second life ends by itself, between send and commit; the others are ended. */
  private void kill(PhaseName service, int life) throws Exception {
    Child child = Objects.requireNonNull(services.get(service));
    if (life == 2 && child.ended(Duration.ofSeconds(20))) {
      halted++;
    } else {
      child.kill();
    }
    // Past what it was left with: what it takes up first is suspected of the last crash already.
    String failpoint = life == 1 ? "AFTER_SEND:" + (12 + random.nextInt(6)) : "";
    Child successor = start(service, failpoint);
    services.put(service, successor);
    successor.awaitReady();
  }

  private void killBroker() throws Exception {
    broker.kill();
    Thread.sleep(500);
    broker = BrokerMain.start(directory.resolve("broker"), port);
    broker.awaitReady();
  }

  private Child start(PhaseName service, String failpoint) throws Exception {
    return ServiceMain.start(bootstrap, service, directory.resolve(service.label()), failpoint);
  }

  @Override
  public void close() {
    services.values().forEach(Child::close);
    broker.close();
  }
}
