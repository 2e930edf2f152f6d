package dev.plumbline.forecast.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.model.cost.CostItem;
import dev.plumbline.model.cost.Costs;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the head of a report says of the cost. */
class CostSentenceTest {
  private static final String VIRGINIA = "provider \"aws\" {\n  region = \"us-east-1\"\n}\n";
  private static final String BOOK = " (bundled list prices of 2026-05-03)";

  @Test
  void whatOnlyAPartOfHasAPriceIsNamed() {
    Costs costs =
        costs(
            null,
            """
            resource "aws_db_instance" "orders" {
              instance_class    = "db.t3.medium"
              allocated_storage = 20
            }
            """);

    assertThat(costs.summary().head().partial()).isEqualTo(1);
    assertThat(costs.summary().sentence())
        .isEqualTo("from $2.30 a month; not in it: part of aws_db_instance.orders" + BOOK);
  }

  @Test
  void whatIsLeftOutIsCountedBehindTheFirstFew() {
    String many =
        """
        resource "aws_medialive_channel" "m" {
          count = 5
        }
        resource "aws_docdb_cluster_instance" "d" {
          instance_class = "db.x9.huge"
        }
        """;

    assertThat(costs(null, many).summary().sentence())
        .isEqualTo(
            "$0.00 a month; not in it: aws_docdb_cluster_instance.d, aws_medialive_channel.m[0],"
                + " aws_medialive_channel.m[1] and 3 more");
  }

  @Test
  void aPriceThatIsARangeIsTheSameOnBothSides() {
    String database =
        """
        resource "aws_db_instance" "orders" {
          instance_class    = "db.t4g.small"
          allocated_storage = %d
        }
        """;
    String queue = "resource \"aws_sqs_queue\" \"q\" {\n  name = \"q\"\n}\n";

    // 20 GB less at 0.115 to 0.23
    assertThat(costs(database.formatted(100), database.formatted(80)).summary().sentence())
        .isEqualTo("from $34.86 a month before, from $32.56 after: -$4.60 to -$2.30" + BOOK);
    assertThat(costs(database.formatted(100) + queue, database.formatted(80)).summary().sentence())
        .startsWith(
            "from $34.86 a month before, from $32.56 after: $2.30 or more is saved, as usage"
                + " decides (");
  }

  @Test
  void whatDoesNotChangeIsAsBefore() {
    String cluster = "resource \"aws_eks_cluster\" \"c\" {\n  version = \"1.35\"\n}\n";

    assertThat(costs(cluster, cluster).summary().sentence())
        .startsWith("$73.00 a month, as before (");
    assertThat(costs("", cluster).summary().sentence())
        .startsWith("$0.00 a month before, $73.00 after: +$73.00 (");
    assertThat(
            costs(cluster, "resource \"aws_medialive_channel\" \"m\" {\n}\n").summary().sentence())
        .startsWith(
            "$73.00 a month before, $0.00 after: -$73.00; the difference of 1 change is not known;"
                + " not in it: aws_medialive_channel.m (");
  }

  @Test
  void whatAnItemIsCalledFitsWhateverItsSizeIs() {
    Costs costs =
        costs(
            null,
            """
            resource "google_sql_database_instance" "d" {
              region = "us-central1"
              settings {
                tier = "db-custom-2-7680"
              }
            }
            """);

    assertThat(costs.resources().getFirst().items())
        .extracting(CostItem::component)
        .containsExactly("vCPUs (zonal)", "Memory (zonal)", "Storage (SSD, zonal)");
  }

  @Test
  void aPriceForADayIsNotMixedWithOneForAGigabyte() {
    Costs costs =
        costs(
            null,
            """
            resource "azurerm_log_analytics_workspace" "w" {
              location = "westeurope"
              sku      = "PerGB2018"
            }
            """);

    assertThat(costs.resources().getFirst().items())
        .singleElement()
        .satisfies(item -> {
          assertThat(item.unit()).isEqualTo("GB");
          assertThat(item.price().isExact()).isTrue();
        });
  }

  private static Costs costs(@Nullable String before, String after) {
    return new Costing(Inputs.bundled(LocalDate.of(2026, 11, 28)), Budget.generous())
        .of(before == null ? null : graph(before), graph(after), Map.of());
  }

  private static Graph graph(String source) {
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", VIRGINIA + source)));
  }
}
