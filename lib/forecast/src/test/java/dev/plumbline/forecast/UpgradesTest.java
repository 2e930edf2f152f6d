package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.forecast.danger.DangerSearch;
import dev.plumbline.forecast.danger.Words;
import dev.plumbline.forecast.reach.BreakingSearch;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A provider's new major version is said, and nothing that it touches is certain any more. */
class UpgradesTest {
  private static final Words WORDS =
      new Words("app", true, List.of(), List.of(), LocalDate.of(2026, 11, 23));
  private static final String QUEUE =
      """
      resource "aws_sqs_queue" "q" {
        name          = "q"
        delay_seconds = %d
      }
      resource "aws_sns_topic" "t" {
        name = "t"
      }
      """;
  private static final String MORE = "resource \"aws_sns_topic\" \"new\" {\n  name = \"n\"\n}\n";
  private static final String LOCK =
      "provider \"registry.terraform.io/hashicorp/%s\" {\n  version = \"%s\"\n}\n";

  @Test
  void whatANewMajorVersionTouchesIsLikelyAtBestAndWhatIsNewIsNot() {
    List<PlannedChange> changes =
        plan(
                graph("aws", "~> 5.0", "", QUEUE.formatted(1)),
                graph("aws", "~> 6.0", "", QUEUE.formatted(2) + MORE))
            .changes();

    assertThat(changes)
        .extracting(PlannedChange::address, PlannedChange::action, PlannedChange::confidence)
        .containsExactlyInAnyOrder(
            tuple("aws_sqs_queue.q", Action.UPDATE, Confidence.LIKELY),
            tuple("aws_sns_topic.t", Action.NO_OP, Confidence.LIKELY),
            tuple("aws_sns_topic.new", Action.CREATE, Confidence.CERTAIN));
    assertThat(changes)
        .filteredOn(change -> change.action() == Action.UPDATE)
        .extracting(PlannedChange::reason)
        .containsExactly(
            "provider aws goes from ~> 5.0 to ~> 6.0, another major version, which may see it"
                + " otherwise");
  }

  @Test
  void soItDoesWhereNothingRequiresTheProvider() {
    Graph base = locked("azurerm", "3.117.0");
    Graph head = locked("azurerm", "4.2.0");

    assertThat(breaking(base, head))
        .extracting(Breaking::text)
        .containsExactly("Provider azurerm goes from 3.117.0 to 4.2.0, a new major version.");
  }

  private static Graph locked(String provider, String release) {
    return PredictedPairs.graph(
        SourceTree.ofText(
            Map.of("main.tf", "", ".terraform.lock.hcl", LOCK.formatted(provider, release))));
  }

  @Test
  void theLockFileAloneTakesAProviderToAnotherMajorVersion() {
    Graph base = graph("azurerm", ">= 3.0", LOCK.formatted("azurerm", "3.117.0"), "");
    Graph head = graph("azurerm", ">= 3.0", LOCK.formatted("azurerm", "4.2.0"), "");

    assertThat(breaking(base, head))
        .extracting(Breaking::subject, Breaking::text)
        .containsExactly(
            tuple(
                "provider azurerm",
                "Provider azurerm goes from 3.117.0 to 4.2.0, a new major version."));
  }

  @Test
  void whatItDoesToTheStateAndThatThereIsNoWayBackIsSaid() {
    Graph base = graph("aws", "~> 5.0", "", QUEUE.formatted(1));
    Graph head = graph("aws", "~> 6.0", "", QUEUE.formatted(1));

    assertThat(breaking(base, head))
        .extracting(Breaking::text)
        .containsExactly(
            "Provider aws goes from ~> 5.0 to ~> 6.0, a new major version: it upgrades the state of"
                + " its 2 resources, what is predicted for them is likely at best, and there is no"
                + " simple way back.");
    assertThat(breaking(head, base))
        .extracting(Breaking::text)
        .containsExactly(
            "Provider aws goes from ~> 6.0 to ~> 5.0, an older major version: what the newer one"
                + " has written into the state of its 2 resources it may refuse to read.");
  }

  @Test
  void aConstraintThatLeavesTheMajorVersionOpenOrKeepsItChangesNothing() {
    String open = QUEUE.formatted(1);

    for (List<String> pair :
        List.of(
            List.of(">= 5.0", ">= 6.0"),
            List.of("~> 6.1", "~> 6.4"),
            List.of("", "~> 6.0"),
            List.of("~> 6.0", ">= 5.0"))) {
      Graph base = graph("aws", pair.getFirst(), "", open);
      Graph head = graph("aws", pair.getLast(), "", open);

      assertThat(Upgrades.of(base, head).all()).as(pair.toString()).isEmpty();
      assertThat(plan(base, head).changes())
          .extracting(PlannedChange::confidence)
          .containsOnly(Confidence.CERTAIN);
    }
  }

  @Test
  void aLockFileThatTheConstraintHasOvertakenDoesNotCount() {
    Graph base = graph("aws", "~> 5.0", LOCK.formatted("aws", "5.100.0"), "");
    Graph head = graph("aws", "~> 6.0", LOCK.formatted("aws", "5.100.0"), "");

    assertThat(breaking(base, head))
        .extracting(Breaking::text)
        .containsExactly("Provider aws goes from 5.100.0 to ~> 6.0, a new major version.");
  }

  @Test
  void namesThatTheNewMajorVersionLacksAndTheCodeStillUsesBreakThePlan() {
    String old =
        """
        resource "aws_instance" "web" {
          count          = 2
          instance_type  = "t3.micro"
          cpu_core_count = 2
        }
        resource "aws_simpledb_domain" "d" {
          name = "d"
        }
        """;

    List<Breaking> breaking =
        breaking(graph("aws", "~> 5.0", "", old), graph("aws", "~> 6.0", "", old));

    assertThat(breaking)
        .extracting(Breaking::subject, Breaking::text)
        .contains(
            tuple(
                "aws_instance.cpu_core_count",
                "aws_instance.cpu_core_count is not in aws 6.58.0 any more, and"
                    + " aws_instance.web[0] and 1 more use it: the plan fails."),
            tuple(
                "aws_simpledb_domain",
                "aws_simpledb_domain is not in aws 6.58.0 any more, and aws_simpledb_domain.d uses"
                    + " it: the plan fails."));
    assertThat(breaking.get(1).range().start().line()).isEqualTo(12);
  }

  @Test
  void whereTheFactsAreOfALaterMajorVersionANameMayBeGone() {
    String old =
        """
        resource "azurerm_storage_account" "a" {
          name                      = "a"
          enable_https_traffic_only = true
        }
        """;

    assertThat(breaking(graph("azurerm", "~> 3.0", "", old), graph("azurerm", "~> 4.0", "", old)))
        .extracting(Breaking::text)
        .contains(
            "azurerm_storage_account.enable_https_traffic_only is not in azurerm 5.2.0 any more, and"
                + " azurerm_storage_account.a uses it: ~> 4.0 may lack it already, and the plan"
                + " fails then.");
  }

  @Test
  void aDangerStillHasToBeTakenOnWhereOnlyTheNewMajorVersionMakesItLessThanCertain() {
    String database =
        "resource \"aws_db_instance\" \"d\" {\n  identifier = \"d\"\n  username = \"%s\"\n}\n";
    Graph base = graph("aws", "~> 5.0", "", database.formatted("one"));
    Graph head = graph("aws", "~> 6.0", "", database.formatted("two"));

    Validation.Plan plan = plan(base, head);

    assertThat(plan.changes().getFirst().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(new DangerSearch(base, head, WORDS, Readers.NONE).in(plan))
        .extracting(Danger::decisive)
        .containsExactly(true);
  }

  private static Validation.Plan plan(Graph base, Graph head) {
    return PlanPredictor.predict(base, head, Budget.generous());
  }

  private static List<Breaking> breaking(Graph base, Graph head) {
    return BreakingSearch.of(base, head, new Readers(new Estate(1, Map.of()), "r/stack", null));
  }

  private static Graph graph(String provider, String constraint, String lock, String text) {
    String settings =
        """
        terraform {
          required_providers {
            %s = {
              source  = "hashicorp/%s"
              version = "%s"
            }
          }
        }
        """
            .formatted(provider, provider, constraint);
    return PredictedPairs.graph(
        SourceTree.ofText(Map.of("main.tf", settings + text, ".terraform.lock.hcl", lock)));
  }
}
