package dev.plumbline.forecast.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.cost.CostItem;
import dev.plumbline.model.cost.Costs;
import dev.plumbline.model.cost.Dollars;
import dev.plumbline.model.cost.ResourceCost;
import dev.plumbline.model.cost.ResourceCost.Standing;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What decides besides a resource's own attributes: the calendar, a task, the zones of a region.
 */
class ClusterCostTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 28);
  private static final String VIRGINIA = "provider \"aws\" {\n  region = \"us-east-1\"\n}\n";

  @Test
  void aVersionInExtendedSupportCostsSixTimesAsMuch() {
    // 730 hours at 0.10, and at 0.60
    assertThat(eks("version = \"1.35\"")).isEqualTo("$73.00");
    assertThat(eks("version = \"1.34\"")).isEqualTo("$73.00");
    assertThat(eks("version = \"1.33\"")).isEqualTo("$438.00");
    assertThat(eks("version = \"1.23\"")).isEqualTo("$438.00");
    assertThat(eks("version = \"1.34\"", LocalDate.of(2026, 12, 3))).isEqualTo("$438.00");
    assertThat(cluster("version = \"1.31\"", DATE).assumptions())
        .containsExactly(
            "all support of its version has ended: AWS takes it to the oldest version in extended"
                + " support");
  }

  @Test
  void aClusterThatIsUpgradedInTimePaysForNoExtendedSupport() {
    ResourceCost cost =
        cluster(
            "version = \"1.32\"\n  upgrade_policy {\n    support_type = \"STANDARD\"\n  }", DATE);

    assertThat(Dollars.of(cost.monthly())).isEqualTo("$73.00");
    assertThat(cost.assumptions().getFirst()).contains("as upgrade_policy says");
  }

  @Test
  void aVersionThatIsNotKnownIsARangeAndSaysWhatDecides() {
    ResourceCost cost =
        only(
            graph(
                VIRGINIA
                    + "variable \"v\" {\n  type = string\n}\n"
                    + "resource \"aws_eks_cluster\" \"c\" {\n  version = var.v\n}\n"));

    assertThat(Dollars.of(cost.monthly())).isEqualTo("$73.00 to $438.00");
    assertThat(cost.assumptions())
        .containsExactly(
            "its version is not known: in extended support a cluster costs six times as much");
  }

  private static String eks(String version) {
    return eks(version, DATE);
  }

  private static String eks(String version, LocalDate date) {
    return Dollars.of(cluster(version, date).monthly());
  }

  private static ResourceCost cluster(String body, LocalDate date) {
    Graph graph = graph(VIRGINIA + "resource \"aws_eks_cluster\" \"c\" {\n  " + body + "\n}\n");
    return new Costing(Inputs.bundled(date), Budget.generous())
        .of(null, graph, Map.of())
        .resources()
        .getFirst();
  }

  @Test
  void theNodesOfTheDefaultPoolAreCharged() {
    ResourceCost zonal = gke("  location = \"us-central1-a\"\n  initial_node_count = 1\n");
    ResourceCost regional = gke("  location = \"us-central1\"\n  initial_node_count = 1\n");

    // 730 × (0.1 + 0.0335053) and 100 GB at 0.1
    assertThat(Dollars.of(zonal.monthly())).isEqualTo("$107.46");
    // 73 and three times 730 × 0.0335053 + 10
    assertThat(Dollars.of(regional.monthly())).isEqualTo("$176.38");
    assertThat(zonal.assumptions()).contains("as many nodes in each zone as initial_node_count");
    assertThat(
            Dollars.of(
                gke("  location = \"us-central1\"\n  initial_node_count = 1\n"
                        + "  node_locations = [\"us-central1-a\", \"us-central1-b\"]\n")
                    .monthly()))
        .isEqualTo("$141.92");
  }

  @Test
  void aClusterWhoseDefaultPoolIsRemovedCostsItsFee() {
    assertThat(
            Dollars.of(
                gke("  location = \"us-central1\"\n  initial_node_count = 1\n"
                        + "  remove_default_node_pool = true\n")
                    .monthly()))
        .isEqualTo("$73.00");
  }

  @Test
  void whatPodsOfAutopilotAskForIsUse() {
    ResourceCost cost = gke("  location = \"us-central1\"\n  enable_autopilot = true\n");

    assertThat(Dollars.of(cost.monthly())).isEqualTo("from $73.00");
    assertThat(cost.assumptions()).contains("usage decides: autopilot_vcpu_count is not given");
  }

  @Test
  void aPoolIsInTheZonesOfItsCluster() {
    Graph graph =
        graph(
            """
            resource "google_container_cluster" "c" {
              location                 = "us-central1"
              initial_node_count       = 1
              remove_default_node_pool = true
            }
            resource "google_container_node_pool" "p" {
              cluster    = google_container_cluster.c.id
              location   = "us-central1"
              node_count = 2
              node_config {
                disk_type    = "pd-standard"
                disk_size_gb = 50
              }
            }
            """);

    ResourceCost pool =
        costs(graph).resources().stream()
            .filter(cost -> cost.type().equals("google_container_node_pool"))
            .findFirst()
            .orElseThrow();

    // six nodes at 730 × 0.0335057, six disks of 50 GB at 0.04
    assertThat(Dollars.of(pool.monthly())).isEqualTo("$158.75");
  }

  private static ResourceCost gke(String body) {
    return only(graph("resource \"google_container_cluster\" \"c\" {\n" + body + "}\n"));
  }

  private static final String TASK =
      """
      resource "aws_ecs_task_definition" "app" {
        family                   = "app"
        requires_compatibilities = ["FARGATE"]
        cpu                      = 512
        memory                   = 1024
      %s}
      resource "aws_ecs_service" "app" {
        name            = "app"
        task_definition = aws_ecs_task_definition.app.arn
        desired_count   = 2
      %s}
      """;

  @Test
  void aServiceOnFargateCostsTheVCpusAndTheMemoryOfItsTasks() {
    ResourceCost service = service(TASK.formatted("", "  launch_type = \"FARGATE\"\n"));

    // two tasks: 0.5 vCPUs at 29.55, 1 GB at 3.245
    assertThat(Dollars.of(service.monthly())).isEqualTo("$36.04");
    assertThat(service.items())
        .extracting(CostItem::component)
        .containsExactly("Fargate vCPUs", "Fargate memory");
    assertThat(service.assumptions()).containsExactly("as many tasks as desired_count");
    assertThat(Dollars.of(service(TASK.formatted("", "")).monthly())).isEqualTo("$36.04");
  }

  @Test
  void otherProcessorsAndSpotCapacityHaveOtherPrices() {
    ResourceCost arm =
        service(
            TASK.formatted(
                "  runtime_platform {\n    cpu_architecture = \"ARM64\"\n  }\n",
                "  launch_type = \"FARGATE\"\n"));
    ResourceCost spot =
        service(
            TASK.formatted(
                "",
                "  capacity_provider_strategy {\n    capacity_provider = \"FARGATE_SPOT\"\n"
                    + "    weight = 1\n  }\n"));
    ResourceCost machines = service(TASK.formatted("", "  launch_type = \"EC2\"\n"));

    assertThat(arm.standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(arm.reason()).contains("another processor or system");
    assertThat(spot.reason()).isEqualTo("the price of spot capacity changes");
    assertThat(machines.standing()).isEqualTo(Standing.FREE);
  }

  @Test
  void whatATaskDoesNotSayIsNamedInPlainWords() {
    assertThat(service(TASK.formatted("", "").replace("  memory                   = 1024\n", "")))
        .satisfies(cost -> assertThat(Dollars.of(cost.monthly())).isEqualTo("from $29.55"))
        .satisfies(cost ->
            assertThat(cost.assumptions())
                .contains("not in it: memory of its task definition is not set"));
    assertThat(gke("  location = \"somewhere\"\n  initial_node_count = 1\n").assumptions())
        .contains("not in it: the number of its nodes' zones is not set");
  }

  @Test
  void aTemplateSaysTheSameOfItsTask() {
    String template =
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              Cpu: ".25 vCPU"
              Memory: 0.5 GB
          Service:
            Type: AWS::ECS::Service
            Properties:
              LaunchType: FARGATE
              DesiredCount: 4
              TaskDefinition: !Ref Task
        """;
    Graph graph =
        StackReader.read(
            new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
            SourceTree.ofText(Map.of("t.yaml", template)),
            Budget.generous());

    // four tasks: 0.25 vCPUs at 29.55, 0.5 GB at 3.245
    assertThat(costs(graph).resources())
        .filteredOn(cost -> cost.address().equals("Service"))
        .extracting(cost -> Dollars.of(cost.monthly()))
        .containsExactly("$36.04");
  }

  private static ResourceCost service(String source) {
    return costs(graph(VIRGINIA + source)).resources().stream()
        .filter(cost -> cost.type().equals("aws_ecs_service"))
        .findFirst()
        .orElseThrow();
  }

  private static ResourceCost only(Graph graph) {
    List<ResourceCost> all = costs(graph).resources();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static Costs costs(Graph graph) {
    return new Costing(Inputs.bundled(DATE), Budget.generous()).of(null, graph, Map.of());
  }

  private static Graph graph(String source) {
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", source)));
  }
}
