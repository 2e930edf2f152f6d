package dev.plumbline.policy.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.read.HouseReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of a suppression's resources that fit nothing in a stack. */
class UnfittingTest {
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());
  private static final String SOURCE =
      """
      variable "names" {
        type = set(string)
      }
      resource "aws_efs_file_system" "media" {
      }
      resource "aws_efs_file_system" "each" {
        for_each = var.names
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "resources: ['*.media']; ''",
        "resources: ['*.video']; .plumbline.yaml:1:25  *.video",
        "resources: ['*.media', '*.video']; .plumbline.yaml:1:25  *.video",
        "resources: ['aws_efs_file_system.each[\"x\"]']; ''",
        "resources: ['var.names']; ''",
        "stacks: [other], resources: ['*.media']; .plumbline.yaml:1:25  *.media",
        "files: [nowhere.tf]; ''"
      })
  void patternsThatFitNothingAreKnownWithTheirPlace(String where, String unfitting) {
    String settings = "suppressions: [{policy: aws/efs/encryption, " + where + "}]\n";
    SourceTree sources = SourceTree.ofText(Map.of("main.tf", SOURCE, ".plumbline.yaml", settings));
    Budget budget = Budget.generous();
    Graph graph = StackReader.read(StackSpec.terraform(""), sources, budget);

    List<String> found =
        ENGINE
            .review(
                new Request(
                    "github.com/o/r",
                    graph,
                    null,
                    Settings.DEFAULT,
                    LocalDate.of(2026, 11, 28),
                    budget,
                    HouseReader.read(SourceTree.EMPTY, sources, ENGINE.catalogue())))
            .unfitting();

    assertThat(String.join(", ", found)).isEqualTo(unfitting);
  }
}
