package dev.plumbline.policy.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.section.Safeguards;
import dev.plumbline.model.section.Safeguards.Kind;
import dev.plumbline.model.section.Safeguards.State;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.cel.NameCheck;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.term.Absence;
import dev.plumbline.policy.term.Scene;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private static final Set<String> MEMBERS = Set.of("when", "backup", "alarm", "log", "owner");

  @Test
  void tellsWhatADatabaseHasAndLacks() {
    Safeguards row =
        row(
            """
            resource "aws_db_instance" "orders" {
              backup_retention_period = 7
              tags = {
                Team = "shop"
              }
            }
            """);

    assertThat(row.states())
        .isEqualTo(
            Map.of(
                Kind.BACKUP,
                State.YES,
                Kind.ALARM,
                State.NO,
                Kind.LOG,
                State.NO,
                Kind.OWNER,
                State.YES));
  }

  @Test
  void leavesOpenWhatAVariableDecides() {
    Safeguards row =
        row(
            """
            variable "days" {
              type = number
            }

            resource "aws_db_instance" "orders" {
              backup_retention_period = var.days
            }
            """);

    assertThat(row.of(Kind.BACKUP)).isEqualTo(State.UNKNOWN);
    assertThat(row.of(Kind.LOG)).isEqualTo(State.NO);
  }

  @Test
  void seesAnAlarmThatRefersToTheResource() {
    Safeguards row =
        row(
            """
            resource "aws_sqs_queue" "orders" {
              name = "orders"
            }

            resource "aws_cloudwatch_metric_alarm" "old" {
              alarm_name = "old"
              dimensions = {
                QueueName = aws_sqs_queue.orders.name
              }
            }
            """);

    assertThat(row.of(Kind.ALARM)).isEqualTo(State.YES);
    assertThat(row.of(Kind.BACKUP)).isEqualTo(State.NOT_NEEDED);
  }

  @Test
  void listsWhatHoldsDataAndIsNotInTheTableAsUnknown() {
    Safeguards row = row("resource \"aws_fsx_lustre_file_system\" \"scratch\" {}\n");

    assertThat(row.of(Kind.BACKUP)).isEqualTo(State.UNKNOWN);
    assertThat(row.of(Kind.OWNER)).isEqualTo(State.NO);
  }

  @Test
  void listsAMachineOnlyWhereTheInternetReachesIt() {
    assertThat(rows("resource \"aws_instance\" \"inside\" {}\n")).isEmpty();
  }

  @Test
  void namesOnlyTypesAndAttributesThatExist() {
    var problems = new ArrayList<String>();
    CatalogueReader.safeguards()
        .forEach((type, entry) ->
            ((Value.Obj) entry)
                .members()
                .forEach((member, condition) -> {
                  assertThat(MEMBERS).contains(member);
                  String text = ((Value.Str) condition).value();
                  if (!text.equals("none") && !type.endsWith("*")) {
                    problems.addAll(NameCheck.check(type, null, text, Facts.bundled(), Set.of()));
                  }
                }));

    assertThat(problems).isEmpty();
    assertThat(CatalogueReader.safeguards().keySet())
        .allMatch(type -> type.endsWith("_*") || Facts.bundled().resource(type) != null);
  }

  private static Safeguards row(String source) {
    return rows(source).getFirst();
  }

  private static List<Safeguards> rows(String source) {
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", source)),
            Budget.generous());
    var scene =
        new Scene(
            graph,
            new Absence(Facts.bundled(), CatalogueReader.serviceDefaults()),
            List.of(),
            LocalDate.of(2026, 11, 27));
    return new Matrix(CatalogueReader.safeguards()).of(scene, Budget.generous());
  }
}
