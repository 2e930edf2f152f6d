package dev.plumbline.forecast.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.model.cost.Dollars;
import dev.plumbline.model.cost.ResourceCost;
import dev.plumbline.model.cost.ResourceCost.Standing;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is provisioned beside size and hours: IOPS, throughput, an index's capacity, a cache. */
class CapacityCostTest {
  private static final String VIRGINIA = "provider \"aws\" {\n  region = \"us-east-1\"\n}\n";

  @Test
  void ofGp3OnlyWhatIsAboveTheIncludedIopsAndThroughputIsCharged() {
    String volume = "  type = \"gp3\"\n  size = 100\n";

    // 100 GB at 0.08
    assertThat(monthly("aws_ebs_volume", volume)).isEqualTo("$8.00");
    assertThat(monthly("aws_ebs_volume", volume + "  iops = 3000\n  throughput = 125\n"))
        .isEqualTo("$8.00");
    // and 5,000 IOPS at 0.005, 375 MiB/s at 0.04
    assertThat(monthly("aws_ebs_volume", volume + "  iops = 8000\n  throughput = 500\n"))
        .isEqualTo("$48.00");
  }

  @Test
  void ofIo1AndIo2EachProvisionedIopsIsCharged() {
    String volume = "  type = \"%s\"\n  size = 100\n  iops = 1000\n";

    // 100 GB at 0.125 and 1,000 IOPS at 0.065
    assertThat(monthly("aws_ebs_volume", volume.formatted("io1"))).isEqualTo("$77.50");
    ResourceCost io2 = cost("aws_ebs_volume", volume.formatted("io2"));
    assertThat(Dollars.of(io2.monthly())).isEqualTo("$77.50");
    assertThat(io2.assumptions()).containsExactly("IOPS of io2 above 32,000 cost less");
  }

  @Test
  void theVolumesOfAnInstanceHaveTheirIopsAndThroughput() {
    String plain =
        "  instance_type = \"t3.micro\"\n  root_block_device {\n    volume_size = 10\n%s  }\n";
    String disk =
        "  ebs_block_device {\n    device_name = \"d\"\n    volume_size = 100\n"
            + "    volume_type = \"io1\"\n    iops = 1000\n  }\n";

    // 730 × 0.0103973 + 10 × 0.08
    assertThat(monthly("aws_instance", plain.formatted(""))).isEqualTo("$8.39");
    // and 1,000 IOPS at 0.005, 125 MiB/s at 0.04
    String more = "    volume_type = \"gp3\"\n    iops = 4000\n    throughput = 250\n";
    assertThat(monthly("aws_instance", plain.formatted(more))).isEqualTo("$18.39");
    // and 100 GB at 0.125, 1,000 IOPS at 0.065
    assertThat(monthly("aws_instance", plain.formatted("") + disk)).isEqualTo("$85.89");
  }

  @Test
  void whatADatabaseProvisionsAndTheBookLacksIsNamed() {
    String database =
        """
          engine            = "mysql"
          instance_class    = "db.t4g.small"
          allocated_storage = 400
          storage_type      = "%s"
          iops              = 13000
        """;

    assertThat(cost("aws_db_instance", database.formatted("gp3")).items())
        .filteredOn(item -> item.component().startsWith("Provisioned"))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.component()).isEqualTo("Provisioned GP3 IOPS (above 12,000)");
          assertThat(item.quantity().low()).isEqualByComparingTo("1000");
        });
    assertThat(
            cost("aws_db_instance", database.formatted("gp3") + "  storage_throughput = 600\n")
                .assumptions())
        .contains("not in it: storage_throughput above what gp3 includes");
    assertThat(cost("aws_db_instance", database.formatted("io2")).assumptions())
        .contains("not in it: the IOPS of io2");
  }

  @Test
  void eachIndexOfATableHasItsOwnCapacity() {
    String table =
        """
          write_capacity = 5
          read_capacity  = 5
          global_secondary_index {
            name           = "a"
            write_capacity = 10
            read_capacity  = 20
          }
          global_secondary_index {
            name = "b"
          }
        """;

    ResourceCost cost = cost("aws_dynamodb_table", table);

    assertThat(cost.items())
        .extracting(item -> item.component() + " " + item.quantity().low())
        .contains(
            "Write capacity unit (WCU) 5",
            "Write capacity unit (WCU) 10",
            "Read capacity unit (RCU) 20");
    assertThat(cost.assumptions())
        .contains("not in it: global_secondary_index.write_capacity is not set");
    assertThat(cost("aws_dynamodb_table", "  billing_mode = \"PAY_PER_REQUEST\"\n").assumptions())
        .noneMatch(text -> text.contains("index"));
    assertThat(
            cost("aws_dynamodb_table", "  replica {\n    region_name = \"eu-west-1\"\n  }\n")
                .assumptions())
        .contains("not in it: its replicas in other regions");
  }

  @Test
  void aStageOfAnApiCostsItsCache() {
    assertThat(cost("aws_api_gateway_stage", "  stage_name = \"s\"\n").standing())
        .isEqualTo(Standing.FREE);
    // 730 hours at 0.02
    assertThat(
            monthly(
                "aws_api_gateway_stage",
                "  cache_cluster_enabled = true\n  cache_cluster_size = \"0.5\"\n"))
        .isEqualTo("$14.60");
  }

  @Test
  void aSizeThatTheBookHasForASisterIsPricedAsThatAndSaysSo() {
    ResourceCost machine =
        cost(
            "azurerm_linux_virtual_machine",
            "  location = \"eastus\"\n  size = \"Standard_D2s_v3\"\n");
    ResourceCost database = cost("azurerm_mssql_database", "  sku_name = \"S0\"\n");

    assertThat(machine.items())
        .extracting(item -> item.component())
        .contains("Instance usage (Linux, pay as you go, Standard_D2s_v3)");
    assertThat(machine.assumptions())
        .contains("priced as the same of azurerm_machine_learning_compute_instance");
    // 730 hours at 0.0201644
    assertThat(Dollars.of(database.monthly())).isEqualTo("$14.72");
    assertThat(database.assumptions()).contains("priced as the same of azurerm_sql_database");
  }

  private static String monthly(String type, String body) {
    return Dollars.of(cost(type, body).monthly());
  }

  private static ResourceCost cost(String type, String body) {
    List<ResourceCost> all =
        new Costing(Inputs.bundled(LocalDate.of(2026, 11, 28)), Budget.generous())
            .of(
                null,
                PredictedPairs.graph(
                    SourceTree.ofText(
                        Map.of(
                            "main.tf",
                            VIRGINIA + "resource \"" + type + "\" \"r\" {\n" + body + "}\n"))),
                Map.of())
            .resources();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
