package dev.plumbline.pipeline.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.config.TopicsConfig;
import dev.plumbline.pipeline.event.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

@Kafka
class TopicPlanTest {
  private static final int PARTITIONS = 2;

  @Test
  void createsEveryTopicAndThenFindsThemAsDeclared(TestKafka kafka) throws IOException {
    TopicLayout layout = layout(kafka.prefix() + "whole", PARTITIONS, Duration.ofDays(7));
    try (Admin admin = kafka.admin()) {
      TopicPlan before = TopicPlan.of(admin, layout.all());

      TopicPlan left = before.apply(admin, false);

      assertThat(before.differences()).hasOnlyElementsOfType(Difference.Missing.class);
      assertThat(before.differences()).hasSameSizeAs(layout.names().all());
      assertThat(left.isEmpty()).isTrue();
      assertThat(TopicPlan.of(admin, layout.all()).describe())
          .isEqualTo("the topics are as declared");
    }
  }

  @Test
  void declaresExactlyTheTopicsThatThePipelineNames(TestKafka kafka) {
    TopicLayout layout = layout(kafka.prefix(), PARTITIONS, Duration.ofDays(7));

    assertThat(layout.all())
        .extracting(TopicSpec::name)
        .containsExactlyElementsOf(layout.names().all());
  }

  @Test
  void refusesMissingTopicsWithTheCommandThatMakesThem(TestKafka kafka) throws IOException {
    TopicLayout layout = layout(kafka.prefix() + "none", PARTITIONS, Duration.ofDays(7));
    try (Admin admin = kafka.admin()) {
      TopicPlan plan = TopicPlan.of(admin, layout.of(PhaseName.REVIEWER));

      assertThatThrownBy(() -> plan.requireUsable("kafka:9092", 2))
          .isInstanceOf(TopicsException.class)
          .hasMessageContaining("+ " + layout.names().name(Topic.ANALYZED) + ": create with 2")
          .hasMessageContaining(layout.names().retry(PhaseName.REVIEWER))
          .hasMessageContaining("'plumbline topics apply --bootstrap-servers kafka:9092'")
          .hasMessageNotContaining(layout.names().name(Topic.CHANGES));
    }
  }

  @Test
  void runsWithAnotherRetentionAndMendsItWhenAsked(TestKafka kafka) throws IOException {
    String prefix = kafka.prefix() + "retention";
    TopicLayout week = layout(prefix, PARTITIONS, Duration.ofDays(7));
    TopicLayout day = layout(prefix, PARTITIONS, Duration.ofDays(1));
    try (Admin admin = kafka.admin()) {
      TopicPlan.of(admin, week.all()).apply(admin, false);

      TopicPlan plan = TopicPlan.of(admin, day.all());

      assertThat(plan.describe())
          .contains("~ " + prefix + ".stacks: retention.ms is 604800000, should be 86400000")
          .doesNotContain(prefix + ".findings");
      assertThatNoException().isThrownBy(() -> plan.requireUsable("kafka:9092", 2));
      plan.apply(admin, false);
      assertThat(TopicPlan.of(admin, day.all()).isEmpty()).isTrue();
    }
  }

  @Test
  void addsPartitionsOnlyWhenToldThatKeysMayMove(TestKafka kafka) throws IOException {
    String prefix = kafka.prefix() + "partitions";
    TopicLayout wider = layout(prefix, PARTITIONS + 1, Duration.ofDays(7));
    var work = List.of(spec(wider, Topic.STACKS), spec(wider, Topic.ANALYZED));
    try (Admin admin = kafka.admin()) {
      TopicPlan.of(admin, layout(prefix, PARTITIONS, Duration.ofDays(7)).all()).apply(admin, false);
      TopicPlan plan = TopicPlan.of(admin, work);

      TopicPlan left = plan.apply(admin, false);

      assertThat(left.describe())
          .contains("~ " + prefix + ".stacks: has 2 partitions, should have 3");
      assertThatThrownBy(() -> left.requireUsable("kafka:9092", work.size()))
          .isInstanceOf(TopicsException.class)
          .hasMessage(
              "the topics at kafka:9092 have 2 partitions each, and topics.partitions is 3: add"
                  + " --set topics.partitions=2; more of them take another topics.prefix"
                  + " (docs/deployment.md)");
      assertThatThrownBy(() -> left.requireUsable("kafka:9092", work.size() + 1))
          .hasMessageContaining("not as declared");
      assertThat(plan.apply(admin, true).isEmpty()).isTrue();
      assertThat(TopicPlan.of(admin, work).isEmpty()).isTrue();
    }
  }

  @Test
  void movesNoKeyThatGenerationsOrKeyedStateHangOn(TestKafka kafka) throws IOException {
    String prefix = kafka.prefix() + "anchored";
    TopicLayout wider = layout(prefix, PARTITIONS + 1, Duration.ofDays(7));
    try (Admin admin = kafka.admin()) {
      TopicPlan.of(admin, layout(prefix, PARTITIONS, Duration.ofDays(7)).all()).apply(admin, false);
      TopicPlan plan = TopicPlan.of(admin, wider.all());

      assertThatThrownBy(() -> plan.apply(admin, true))
          .isInstanceOf(TopicsException.class)
          .hasMessageContaining(prefix + ".changes can't be given other partitions than its 2")
          .hasMessageContaining("Set topics.partitions back to 2");

      assertThat(TopicPlan.of(admin, wider.all())).isEqualTo(plan);
    }
  }

  @Test
  void refusesTopicsThatWouldLoseOrRefuseRecords(TestKafka kafka) throws IOException {
    TopicLayout layout = layout(kafka.prefix() + "wrong", PARTITIONS, Duration.ofDays(7));
    TopicSpec interfaces = spec(layout, Topic.INTERFACES);
    TopicSpec findings = spec(layout, Topic.FINDINGS);
    kafka.createTopic("wrong.interfaces", PARTITIONS, Map.of("cleanup.policy", "delete"));
    kafka.createTopic("wrong.findings", PARTITIONS, Map.of("max.message.bytes", "1000"));
    try (Admin admin = kafka.admin()) {
      TopicPlan plan = TopicPlan.of(admin, List.of(interfaces, findings));

      assertThatThrownBy(() -> plan.requireUsable("kafka:9092", 2))
          .hasMessageContaining("interfaces: cleanup.policy is delete, should be compact")
          .hasMessageContaining("findings: max.message.bytes is 1000, should be 1048588");
    }
  }

  @Test
  void showsTheCopiesOfWhatStreamsHasMade(TestKafka kafka) throws IOException {
    String prefix = kafka.prefix() + "state";
    String changelog = kafka.createTopic("state.keeper-findings-changelog", PARTITIONS);
    String repartition = kafka.createTopic("state.collector-by-ref-repartition", PARTITIONS);
    kafka.createTopic("state.keeper-somebody-elses", PARTITIONS);
    TopicLayout wanted = layout(prefix, 3, 2);
    try (Admin admin = kafka.admin()) {
      TopicPlan.of(admin, layout(prefix, PARTITIONS, Duration.ofDays(7)).all()).apply(admin, false);

      TopicPlan plan = TopicPlan.of(admin, wanted);

      assertThat(plan.describe())
          .contains("! " + changelog + ": has 1 copies, should have 3")
          .contains("! " + repartition + ": has 1 copies, should have 3")
          .doesNotContain("somebody");
      assertThat(TopicPlan.weakState(admin, wanted))
          .hasSize(4)
          .anyMatch(line -> line.contains(changelog + ": has 1 copies"))
          .anyMatch(line -> line.contains(changelog + ": min.insync.replicas is 1, should be 2"));
      assertThat(TopicPlan.weakState(admin, layout(prefix, PARTITIONS, Duration.ofDays(7))))
          .isEmpty();
    }
  }

  /** A topic of one copy could not be written to any more, if two must have each record. */
  @Test
  void asksForNoMoreCopiesInSyncThanThereAre(TestKafka kafka) throws IOException {
    String prefix = kafka.prefix() + "insync";
    String changelog = kafka.createTopic("insync.keeper-findings-changelog", PARTITIONS);
    TopicLayout wanted = layout(prefix, 3, 2);
    try (Admin admin = kafka.admin()) {
      TopicPlan.of(admin, layout(prefix, PARTITIONS, Duration.ofDays(7)).all()).apply(admin, false);

      TopicPlan left = TopicPlan.of(admin, wanted).apply(admin, false);

      assertThat(left.describe()).contains(changelog + ": min.insync.replicas is 1, should be 2");
      assertThat(TopicPlan.of(admin, wanted)).isEqualTo(left);
    }
  }

  @Test
  void saysThatTheClusterCanNotBeReached() {
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                "127.0.0.1:1",
                "default.api.timeout.ms",
                500,
                "request.timeout.ms",
                400))) {
      assertThatThrownBy(() -> TopicPlan.of(admin, List.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no answer")
          .hasMessageContaining("does kafka.bootstrap-servers name them?");
    }
  }

  private static TopicLayout layout(String prefix, int partitions, Duration retention) {
    return new TopicLayout(
        new TopicsConfig(
            prefix, partitions, 1, 1, retention, Duration.ofDays(90), Duration.ofDays(30), true));
  }

  private static TopicLayout layout(String prefix, int copies, int minInSync) {
    Duration week = Duration.ofDays(7);
    return new TopicLayout(
        new TopicsConfig(prefix, PARTITIONS, copies, minInSync, week, week, week, true));
  }

  private static TopicSpec spec(TopicLayout layout, Topic topic) {
    String name = layout.names().name(topic);
    return layout.all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }
}
