package dev.plumbline.policy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.term.Absence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the value that decides comes from, and nothing else. */
class TraceTest {
  private static final String POLICY =
      """
      title: t
      why: w
      severity: low
      category: security
      resources: aws_ecs_task_definition
      fault: "json(resource.container_definitions).exists(c, c.readonlyRootFilesystem != true)"
      absent: fail
      message: "{address}"
      remediation: r
      bad: [x]
      good: [x]
      """;

  private static final String TASK =
      """
      variable "db_password" {
        type    = string
        default = "x"
      }
      variable "fixed" {
        type    = bool
        default = false
      }
      resource "aws_ecs_task_definition" "app" {
        family = "app"
        container_definitions = jsonencode([
          {
            name        = "app"
            environment = [{ name = "PASSWORD", value = var.db_password }]
            %s
          },
        ])
      }
      """;

  @Test
  void whatIsAbsentComesFromNowhere() {
    assertThat(trace(TASK.formatted(""))).isEmpty();
  }

  @Test
  void aValueComesFromWhatStandsInItsOwnEntry() {
    assertThat(trace(TASK.formatted("readonlyRootFilesystem = var.fixed")))
        .extracting(Provenance.Step::name)
        .containsExactly("var.fixed", "var.fixed");
    assertThat(trace(TASK.formatted("\"readonlyRootFilesystem\" : var.fixed")))
        .extracting(Provenance.Step::name)
        .containsExactly("var.fixed", "var.fixed");
    assertThat(trace(TASK.formatted("readonlyRootFilesystem = false"))).isEmpty();
  }

  private static List<Provenance.Step> trace(String source) {
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", source)),
            Budget.generous());
    var catalogue = CatalogueReader.read(Map.of("t.yaml", POLICY));
    assertThat(catalogue.problems()).isEmpty();
    List<Finding> findings =
        new PolicyEngine(
                new Catalogue(catalogue.policies(), new Absence(Facts.bundled(), Map.of())))
            .review(
                new Request(
                    "repo",
                    graph,
                    null,
                    Settings.DEFAULT,
                    LocalDate.of(2026, 11, 28),
                    Budget.generous()))
            .findings();
    assertThat(findings).hasSize(1);
    return findings.getFirst().trace();
  }
}
