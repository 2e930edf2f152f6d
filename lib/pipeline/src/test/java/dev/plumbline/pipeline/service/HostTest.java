package dev.plumbline.pipeline.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.pipeline.Findings;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Phase;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.observe.Health.Probe;
import dev.plumbline.pipeline.topic.TopicLayout;
import dev.plumbline.pipeline.topic.TopicPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class HostTest {
  @TempDir Path directory;

  @Test
  void isReadyAsLongAsTheBrokerIsThere() throws Exception {
    int port = EmbeddedBroker.freePort();
    EmbeddedBroker first = broker(port);
    try (Host host = host(port)) {
      try (first) {
        assertThat(host.health().passes(Probe.STARTED)).isFalse();
        host.wire(List.of(new Analyzer()));
        host.start();
        await(() -> host.health().passes(Probe.READY));
      }

      await(() -> !host.health().passes(Probe.READY));
      assertThat(host.health().passes(Probe.LIVE)).isTrue();
      assertThat(host.health().describe().get("services")).startsWith("down: ");

      try (EmbeddedBroker _ = broker(port)) {
        await(() -> host.health().passes(Probe.READY));
      }
    }
  }

  /** A loop that a hostile record, or too little memory, has ended does not come back by itself. */
  @Test
  void isNeitherReadyNorAliveOnceAServiceHasEndedByItself() throws Exception {
    int port = EmbeddedBroker.freePort();
    try (EmbeddedBroker _ = broker(port);
        Host host = host(port);
        var producer = host.clients().producer()) {
      host.wire(
          List.of(
              new Wiring() {
                @Override
                public String name() {
                  return "analyzer";
                }

                @Override
                public void wire(Host host) {
                  host.pipeline().add(new Overflowing());
                }
              }));
      host.start();
      await(() -> host.health().passes(Probe.READY));

      producer
          .send(new ProducerRecord<>(host.topics().name(Topic.STACKS), new byte[1], new byte[1]))
          .get();

      await(() -> !host.health().passes(Probe.LIVE));
      assertThat(host.health().passes(Probe.READY)).isFalse();
      assertThat(host.health().describe())
          .containsEntry("services", "failed: analyzer ended; see the log");
    }
  }

  private EmbeddedBroker broker(int port) throws Exception {
    return EmbeddedBroker.start(directory.resolve("broker"), port, Map.of());
  }

  private Host host(int port) throws Exception {
    var flags =
        Map.of(
            "kafka.bootstrap-servers", "127.0.0.1:" + port,
            "topics.partitions", "1",
            "topics.replication", "1",
            "topics.min-in-sync", "1");
    Configuration configuration = Configuration.load(new Sources(flags, Map.of(), null));
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    var host = new Host(configuration, artifacts, new SimpleMeterRegistry(), false);
    try (var admin = host.clients().admin()) {
      TopicPlan.of(admin, new TopicLayout(configuration.topics()).all()).apply(admin, false);
    }
    return host;
  }

  /** Ends with the test's time when it never comes to be. */
  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(50);
    }
  }

  /** Fails where the loop itself asks it, not one of its workers. */
  private static final class Overflowing implements Step {
    @Override
    public PhaseName service() {
      return PhaseName.ANALYZER;
    }

    @Override
    public Output process(Input input, Budget budget) {
      throw new BudgetExceededException("more than it may");
    }

    @Override
    public List<Event> abandoned(Input input, String reason) {
      throw new StackOverflowError();
    }
  }

  private static final class Analyzer implements Wiring {
    @Override
    public String name() {
      return "analyzer";
    }

    @Override
    public void wire(Host host) {
      host.pipeline().add(new Nothing());
    }
  }

  private static final class Nothing implements Phase {
    @Override
    public PhaseName name() {
      return PhaseName.ANALYZER;
    }

    @Override
    public ReviewState apply(ReviewState state, Estate estate, Findings findings, Budget budget) {
      return state.completed(PhaseName.ANALYZER, "nothing");
    }
  }
}
