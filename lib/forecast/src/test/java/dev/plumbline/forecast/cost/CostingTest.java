package dev.plumbline.forecast.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.price.PriceBook;
import dev.plumbline.facts.price.PriceFile;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.model.cost.Amount;
import dev.plumbline.model.cost.CostChange;
import dev.plumbline.model.cost.CostTotals;
import dev.plumbline.model.cost.Costs;
import dev.plumbline.model.cost.Dollars;
import dev.plumbline.model.cost.ResourceCost;
import dev.plumbline.model.cost.ResourceCost.Standing;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CostingTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 28);
  private static final String VIRGINIA = "provider \"aws\" {\n  region = \"us-east-1\"\n}\n";
  private static final String DATABASE =
      """
      resource "aws_db_instance" "orders" {
        instance_class    = "db.t4g.small"
        allocated_storage = 100
        multi_az          = %s
      }
      """;

  @Test
  void whatHasAFixedPriceCostsItsHours() {
    ResourceCost nat = only(VIRGINIA + "resource \"aws_eks_cluster\" \"c\" {\n  name = \"c\"\n}\n");

    // 730 hours at 0.10
    assertThat(Dollars.of(nat.monthly())).isEqualTo("$73.00");
    assertThat(nat.book()).isEqualTo("bundled list prices of 2025-07-07");
    assertThat(nat.assumptions())
        .containsExactly("no version is named: a version in standard support");
  }

  @Test
  void whatUsageDecidesIsOpenAboveAndSaysWhichFigureItLacks() {
    ResourceCost nat =
        only(VIRGINIA + "resource \"aws_nat_gateway\" \"n\" {\n  subnet_id = \"s\"\n}\n");

    assertThat(Dollars.of(nat.monthly())).isEqualTo("from $32.85");
    assertThat(nat.assumptions())
        .containsExactly(
            "the book has several prices for NAT gateway",
            "the book has several prices for Data processed",
            "usage decides: monthly_data_processed_gb is not given");
  }

  @Test
  void aUsageFileClosesTheRange() {
    UsageFile file =
        usage(
            """
            version: 0.1
            resource_usage:
              aws_nat_gateway.n:
                monthly_data_processed_gb: 100..200
            resource_type_default_usage:
              aws_nat_gateway: {monthly_data_processed_gb: 1}
            """);
    assertThat(file.problems()).isEmpty();

    ResourceCost nat =
        costs(
                VIRGINIA + "resource \"aws_nat_gateway\" \"n\" {\n  subnet_id = \"s\"\n}\n",
                new Inputs(
                    List.of(PriceBook.bundled()), file.usage(), Map.of(), "", List.of(), DATE))
            .resources()
            .getFirst();

    // 0.045 a GB, to 0.093 since the book doesn't tell two prices apart
    assertThat(Dollars.of(nat.monthly())).isEqualTo("$37.35 to $86.49");
  }

  @Test
  void aTypeWithoutAPriceIsCountedAndIsNotFree() {
    Costs costs =
        costs(
            VIRGINIA
                + "resource \"aws_medialive_channel\" \"m\" {\n  name = \"m\"\n}\n"
                + "resource \"aws_iam_role\" \"r\" {\n  name = \"r\"\n}\n",
            Inputs.bundled(DATE));

    assertThat(costs.summary().head())
        .isEqualTo(new CostTotals(Amount.ZERO, 0, 1, 1, 0, 0, List.of("aws_medialive_channel.m")));
    assertThat(costs.resources())
        .extracting(ResourceCost::reason)
        .contains("there is no price for aws_medialive_channel");
  }

  @Test
  void aSizeThatIsNotKnownIsUnknownWithItsReason() {
    ResourceCost instance =
        only(
            VIRGINIA
                + "variable \"size\" {\n  type = string\n}\n"
                + "resource \"aws_eks_node_group\" \"n\" {\n  instance_types = [var.size]\n"
                + "  scaling_config {\n    desired_size = 2\n    max_size = 3\n    min_size = 1\n  }\n}\n");

    assertThat(instance.monthly().high()).isNull();
    assertThat(instance.assumptions().toString())
        .contains("not in it: instance_types is not known");
  }

  @Test
  void aSizeThatNoBookHasIsUnknown() {
    ResourceCost broker =
        only(
            VIRGINIA
                + "resource \"aws_docdb_cluster_instance\" \"d\" {\n  instance_class = \"db.x9.huge\"\n}\n");

    assertThat(broker.standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(broker.reason())
        .isEqualTo("no book has a price for Database instance (on-demand, db.x9.huge)");
  }

  @Test
  void aRegionWithoutPricesIsPricedAsInAnotherAndSaysSo() {
    ResourceCost cluster =
        only(
            "provider \"aws\" {\n  region = \"eu-north-1\"\n}\n"
                + "resource \"aws_eks_cluster\" \"c\" {\n  name = \"c\"\n}\n");

    assertThat(cluster.assumptions())
        .contains("priced as in us-east-1: bundled list prices has none for eu-north-1");
  }

  @Test
  void aRegionThatNobodyNamesIsARangeOverTheBook() {
    ResourceCost storage =
        only("resource \"aws_secretsmanager_secret\" \"s\" {\n  name = \"s\"\n}\n");

    assertThat(storage.assumptions().getFirst())
        .isEqualTo(
            "the prices of all regions in the book: the sources don't say which region it is in");
  }

  @Test
  void anUnknownNumberOfInstancesIsARangeFromNothing() {
    ResourceCost zone =
        only(
            VIRGINIA
                + "variable \"n\" {\n  type = number\n}\n"
                + "resource \"aws_route53_zone\" \"z\" {\n  count = var.n\n  name = \"a.b\"\n}\n");

    assertThat(zone.monthly()).isEqualTo(Amount.FROM_ZERO);
    assertThat(zone.assumptions()).contains("how many there are is not known: one costs $0.50");
  }

  @Test
  void blocksAreChargedOnceEach() {
    ResourceCost instance =
        only(
            VIRGINIA
                + """
                resource "aws_instance" "i" {
                  instance_type = "t3.micro"
                  root_block_device {
                    volume_size = 10
                    volume_type = "gp3"
                  }
                  ebs_block_device {
                    device_name = "a"
                    volume_size = 100
                  }
                  ebs_block_device {
                    device_name = "b"
                    volume_size = 200
                    volume_type = "gp3"
                  }
                }
                """);

    // 730 × 0.0103973 + 10 × 0.08 + 100 × 0.10 + 200 × 0.08
    assertThat(Dollars.of(instance.monthly())).isEqualTo("$34.39");
  }

  @Test
  void aChangeCostsWhatItDiffersBy() {
    Costs costs = change(DATABASE.formatted("false"), DATABASE.formatted("true"));

    CostChange change = costs.changes().getFirst();
    // the instance 0.065 against 0.032 an hour; its storage has one price range on both sides
    assertThat(Dollars.change(change.difference())).isEqualTo("+$24.09");
    assertThat(costs.summary().difference()).isEqualTo(change.difference());
  }

  @Test
  void tagsCostNothing() {
    String tagged = DATABASE.formatted("false").replace("}\n", "  tags = {a = \"b\"}\n}\n");

    assertThat(change(DATABASE.formatted("false"), tagged).changes()).isEmpty();
  }

  @Test
  void aDifferenceOfWhatHasNoPriceIsOpenAndNotNothing() {
    Costs costs = change("", "resource \"aws_medialive_channel\" \"m\" {\n  name = \"m\"\n}\n");

    assertThat(costs.summary().open()).isEqualTo(1);
    assertThat(costs.changes().getFirst().known()).isFalse();
    assertThat(costs.changes().getFirst().text())
        .isEqualTo("new: there is no price for aws_medialive_channel");
  }

  @Test
  void whatGoesSavesItsCost() {
    Costs costs = change("resource \"aws_eks_cluster\" \"c\" {\n  name = \"c\"\n}\n", "");

    assertThat(costs.summary().difference()).extracting(Dollars::change).isEqualTo("-$73.00");
  }

  @Test
  void anOwnBookComesBeforeOurs() {
    PriceFile own =
        PriceFile.read(
            "acme.csv",
            """
            type,component,unit,price,region,date
            aws_eks_cluster,EKS cluster,hours,0.05,us-east-1,2026-10-01
            aws_medialive_channel,Channel,months,12.5,,2026-10-01
            """
                .getBytes(StandardCharsets.UTF_8));
    var inputs =
        new Inputs(
            List.of(own.book(), PriceBook.bundled()), Usage.NONE, Map.of(), "", List.of(), DATE);

    Costs costs =
        costs(
            VIRGINIA
                + "resource \"aws_eks_cluster\" \"c\" {\n  name = \"c\"\n}\n"
                + "resource \"aws_medialive_channel\" \"m\" {\n  name = \"m\"\n}\n",
            inputs);

    assertThat(Dollars.of(costs.summary().head().monthly())).isEqualTo("$49.00");
    assertThat(costs.summary().books()).isEqualTo("acme.csv of 2026-10-01");
  }

  @Test
  void infracostsEstimateIsTakenForTheHead() {
    InfracostFile file =
        InfracostFile.read(
            "out.json",
            """
            {"currency": "USD", "timeGenerated": "2026-11-20T10:00:00Z", "projects": [
              {"metadata": {"path": "infra/other"}, "breakdown": {"resources": [
                {"name": "aws_eks_cluster.c", "monthlyCost": "1"}]}},
              {"metadata": {"path": "infra/app"}, "breakdown": {"resources": [
                {"name": "aws_eks_cluster.c", "monthlyCost": "70.5"},
                {"name": "aws_s3_bucket.b", "monthlyCost": null}]}}]}
            """
                .getBytes(StandardCharsets.UTF_8),
            "infra/app");
    var inputs =
        new Inputs(
            List.of(PriceBook.bundled()),
            Usage.NONE,
            file.estimates(),
            file.name(),
            file.problems(),
            DATE);

    Costs costs =
        costs(VIRGINIA + "resource \"aws_eks_cluster\" \"c\" {\n  name = \"c\"\n}\n", inputs);

    assertThat(Dollars.of(costs.summary().head().monthly())).isEqualTo("$70.50");
    assertThat(costs.summary().books()).isEqualTo("Infracost of 2026-11-20");
    assertThat(file.estimates()).hasSize(1);
  }

  @Test
  void mistakesInAUsageFileAreNamedWithTheirLines() {
    UsageFile file =
        usage(
            """
            resource_usage:
              aws_s3_bucket.b:
                storage_gb: lots
                standard: {storage_gb: 5..1}
            other: 1
            """);

    assertThat(file.problems())
        .containsExactly(
            "usage.yaml:3: storage_gb has to be a number or LOW..HIGH",
            "usage.yaml:4: standard.storage_gb goes from more to less",
            "usage.yaml:5: means nothing here: other");
  }

  @Test
  void aUsageFileThatIsNestedTooDeepIsNotRead() {
    for (String hostile :
        List.of("[".repeat(100_000), "- ".repeat(100_000), "a:\n" + " ".repeat(5_000) + "b: 1")) {
      assertThat(usage(hostile).problems()).containsExactly("usage.yaml:1: is nested too deep");
    }
  }

  @Test
  void aFixSaysWhatItCosts() {
    var costing = new Costing(Inputs.bundled(DATE), Budget.generous());

    assertThat(
            costing.difference(
                graph(VIRGINIA + DATABASE.formatted("false")),
                graph(VIRGINIA + DATABASE.formatted("true"))))
        .isEqualTo(
            "the estimated cost changes by +$24.09 a month (bundled list prices of 2026-05-03)");
  }

  @Test
  void aFixThatCostsMoreWithUseSaysTheLeast() {
    var costing = new Costing(Inputs.bundled(DATE), Budget.generous());
    String nat =
        "resource \"aws_nat_gateway\" \"a\" {\n  allocation_id = \"x\"\n  subnet_id = \"y\"\n}\n";

    assertThat(costing.difference(graph(VIRGINIA), graph(VIRGINIA + nat)))
        .startsWith("the estimated cost changes by at least +$32.85 a month (");
  }

  private static UsageFile usage(String yaml) {
    return UsageFile.read("usage.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static ResourceCost only(String source) {
    List<ResourceCost> all = costs(source, Inputs.bundled(DATE)).resources();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static Costs costs(String source, Inputs inputs) {
    return new Costing(inputs, Budget.generous()).of(null, graph(source), Map.of());
  }

  private static Costs change(String before, String after) {
    return new Costing(Inputs.bundled(DATE), Budget.generous())
        .of(graph(VIRGINIA + before), graph(VIRGINIA + after), Map.of());
  }

  private static Graph graph(String source) {
    return PredictedPairs.graph(
        new SourceTree(new TreeMap<>(Map.of("main.tf", source.getBytes(StandardCharsets.UTF_8)))));
  }
}
