package dev.plumbline.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.SuppliedPlan;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Analysis.Convention;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.PhaseStep;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.lane.Generations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzerPhaseTest {
  private static final String QUEUES =
      """
      terraform {
        required_providers {
          aws = { source = "hashicorp/aws" }
        }
        backend "s3" {
          bucket = "states"
          key    = "queues"
        }
      }
      data "terraform_remote_state" "network" {
        backend = "s3"
        config = {
          bucket = "states"
          key    = "network"
        }
      }
      resource "aws_sqs_queue" "a" {
        name = "prod-orders-in"
        tags = { owner = "shop" }
      }
      resource "aws_sqs_queue" "b" {
        name = "prod-orders-out"
        tags = { owner = "shop" }
      }
      resource "aws_sqs_queue" "c" {
        name = "prod-orders-dead"
        tags = { owner = "shop" }
      }
      output "queue" { value = aws_sqs_queue.a.name }
      """;

  @TempDir private Path directory;
  private ArtifactStore store = new DirectoryStore(Path.of(""));

  @BeforeEach
  void openStore() {
    store = new DirectoryStore(directory);
  }

  private ArtifactRef snapshot(String main) throws IOException {
    return new Snapshots(store).put(SourceTree.ofText(Map.of("main.tf", main)));
  }

  private static StackChanged changed(
      String review, @Nullable ArtifactRef head, @Nullable ArtifactRef base) {
    return new StackChanged(
        review,
        "example.org/shop",
        "main",
        true,
        7,
        StackSpec.terraform(""),
        head,
        base,
        "",
        "",
        Lane.INTERACTIVE,
        1,
        Instant.EPOCH,
        LocalDate.of(2026, 11, 23),
        Settings.DEFAULT);
  }

  private Analysis analyse(@Nullable ArtifactRef head, @Nullable ArtifactRef base)
      throws IOException {
    var state = ReviewState.of(changed("r1", head, base));
    return new AnalyzerPhase(store)
        .apply(state, new Estate(3, Map.of()), _ -> {}, Budget.generous())
        .section(PhaseName.ANALYZER, Analysis.class)
        .orElseThrow();
  }

  private Graph graph(@Nullable ArtifactRef ref) throws IOException {
    assertThat(ref).isNotNull();
    return ref == null ? Graph.empty(StackSpec.terraform("")) : store.getJson(ref, Graph.class);
  }

  @Test
  void bothGraphsAreKeptAsArtifactsAndReadBackEqual() throws IOException {
    Analysis analysis =
        analyse(snapshot(QUEUES), snapshot("resource \"aws_sqs_queue\" \"a\" {\n}\n"));

    assertThat(graph(analysis.head()).resources()).hasSize(4);
    assertThat(graph(analysis.base()).resources()).hasSize(1);
    assertThat(analysis.estateVersion()).isEqualTo(3);
  }

  @Test
  void theInventoryCountsByKindAndType() throws IOException {
    Analysis analysis = analyse(snapshot(QUEUES), null);

    assertThat(analysis.inventory())
        .containsEntry("resources", 3)
        .containsEntry("aws_sqs_queue", 3)
        .containsEntry("data sources", 1)
        .containsEntry("outputs", 1);
  }

  @Test
  void tagsAndNamesThatNearlyAllShareAreConventions() throws IOException {
    Analysis analysis = analyse(snapshot(QUEUES), null);

    assertThat(analysis.conventions())
        .extracting(Convention::subject, Convention::pattern, Convention::support)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("tags", "owner", 3),
            org.assertj.core.groups.Tuple.tuple("aws_sqs_queue names", "prod-orders-{*}", 3));
  }

  @Test
  void aProviderWithoutVersionIsAPointToDiscussWithItsPlace() throws IOException {
    Analysis analysis = analyse(snapshot(QUEUES), null);

    assertThat(analysis.points())
        .singleElement()
        .asString()
        .startsWith("Provider aws has no version constraint (main.tf:3:5)");
  }

  @Test
  void itSaysWhatTheStackOffersAndReads() throws IOException {
    StackInterface offers = analyse(snapshot(QUEUES), null).offers();

    assertThat(offers)
        .isEqualTo(
            new StackInterface(
                "example.org/shop",
                ".",
                7,
                Map.of("queue", ""),
                List.of("s3://states/queues"),
                List.of("s3://states/network"),
                Map.of()));
  }

  @Test
  void aPlanGivesItsValuesToBothSidesAndWhatTheSourcesAloneSayIsKept() throws IOException {
    String code = "variable \"n\" {}\nresource \"terraform_data\" \"a\" {\n  input = var.n\n}\n";
    SourceTree base = SourceTree.ofText(Map.of("main.tf", code));
    SourceTree head = base.with("plan.json", PLAN.getBytes(StandardCharsets.UTF_8));

    Analysis analysis = analyse(new Snapshots(store).put(head), new Snapshots(store).put(base));

    Analysis.Supplied supplied = Objects.requireNonNull(analysis.supplied());
    assertThat(input(graph(analysis.head()))).isEqualTo(Value.of("new"));
    assertThat(input(graph(analysis.base()))).isEqualTo(Value.of("new"));
    assertThat(input(graph(supplied.sources()))).isInstanceOf(Value.Unknown.class);
    assertThat(input(graph(supplied.baseSources()))).isInstanceOf(Value.Unknown.class);
    assertThat(store.getJson(supplied.plan(), SuppliedPlan.class).steps())
        .extracting(SuppliedPlan.Step::action)
        .containsExactly(PlannedChange.Action.UPDATE);
  }

  private static final String PLAN =
      """
      {"format_version": "1.2", "variables": {"n": {"value": "new"}},
       "planned_values": {"root_module": {"resources": [
         {"address": "terraform_data.a", "mode": "managed", "type": "terraform_data", "name": "a",
          "values": {"input": "new"}}]}},
       "resource_changes": [
         {"address": "terraform_data.a", "mode": "managed", "type": "terraform_data", "name": "a",
          "change": {"actions": ["update"], "after_unknown": {"output": true}}}],
       "configuration": {"root_module": {"resources": [], "variables": {"n": {}}}}}
      """;

  private static @Nullable Value input(Graph graph) {
    return graph.resources().getFirst().attribute("input");
  }

  @Test
  void aRemovedStackHasABaseOnly() throws IOException {
    Analysis analysis = analyse(null, snapshot(QUEUES));

    assertThat(analysis.head()).isNull();
    assertThat(graph(analysis.base()).resources()).hasSize(4);
  }

  @Test
  void theInterfaceOfATrackedStackGoesIntoTheEstateAndIsTakenOutWithTheStack() throws IOException {
    var step = new PhaseStep(new AnalyzerPhase(store), () -> Estate.EMPTY, new Generations());

    List<Event> added =
        step.process(input(changed("r1", snapshot(QUEUES), null)), budget()).events();
    List<Event> removed =
        step.process(input(changed("r2", null, snapshot(QUEUES))), budget()).events();

    assertThat(added).extracting(Event::topic).contains(Topic.INTERFACES);
    assertThat(removed)
        .filteredOn(event -> event.topic() == Topic.INTERFACES)
        .singleElement()
        .extracting(Event::data)
        .isNull();
  }

  @Test
  void anOlderChangeThanTheEstateKnowsSaysNothingOfItsInterface() throws IOException {
    StackChanged older = changed("r1", snapshot(QUEUES), null);
    var newer =
        new StackInterface(
            older.repository(),
            older.stack().name(),
            older.generation() + 1,
            Map.of(),
            List.of(),
            List.of(),
            Map.of());
    var held = new Estate(1, Map.of(older.key(), newer));
    var gone = new Estate(1, Map.of(), Map.of(older.key(), older.generation() + 1));

    for (Estate estate : List.of(held, gone)) {
      var step = new PhaseStep(new AnalyzerPhase(store), () -> estate, new Generations());
      assertThat(step.process(input(older), budget()).events())
          .extracting(Event::topic)
          .contains(Topic.ANALYZED)
          .doesNotContain(Topic.INTERFACES);
    }
  }

  private static Budget budget() {
    return Budget.generous();
  }

  private static Input input(StackChanged changed) {
    Event event = Events.of(changed);
    return new Input(
        "stacks", 0, 0, Instant.EPOCH, changed.key(), event.attributes(), Json.bytes(changed));
  }
}
