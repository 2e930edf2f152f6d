package dev.plumbline.policy.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.External;
import dev.plumbline.model.finding.External.Standing;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.house.House;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MergeTest {
  private static final String PATH = "infra/main.tf";
  private static final String SOURCE =
      """
      resource "aws_db_instance" "open" {
        identifier        = "open"
        storage_encrypted = false
      }

      resource "aws_db_instance" "closed" {
        identifier        = "closed"
        storage_encrypted = true
      }
      """;
  private static final Graph GRAPH =
      StackReader.read(
          StackSpec.terraform("infra"),
          new SourceTree(new TreeMap<>(Map.of(PATH, SOURCE.getBytes(StandardCharsets.UTF_8)))),
          Budget.generous());
  private static final List<Finding> FINDINGS =
      new PolicyEngine(Catalogue.indexed())
          .review(
              new Request(
                  "repo",
                  GRAPH,
                  null,
                  Settings.DEFAULT,
                  LocalDate.of(2026, 11, 27),
                  Budget.generous(),
                  House.NONE))
          .findings();

  @Test
  void theSameCheckAtTheSamePlaceIsOurs() {
    External same = merged("CKV_AWS_16", PATH, 1, 4).getFirst();

    assertThat(same.standing()).isEqualTo(Standing.SAME);
    assertThat(FINDINGS)
        .filteredOn(finding -> finding.fingerprint().equals(same.ours()))
        .extracting(Finding::policy, Finding::resource)
        .containsExactly(tuple("aws/rds/encryption-at-rest", "aws_db_instance.open"));
  }

  @Test
  void anAttributeAndItsBlockAreOnePlace() {
    assertThat(merged("CKV_AWS_16", PATH, 2, 2).getFirst().standing()).isEqualTo(Standing.SAME);
  }

  @Test
  void aCheckThatWePassIsToldAsOneWeJudgeOtherwise() {
    External other = merged("CKV_AWS_16", PATH, 6, 9).getFirst();

    assertThat(other.standing()).isEqualTo(Standing.DISAGREES);
    assertThat(other.ours()).isEqualTo("aws/rds/encryption-at-rest");
  }

  @Test
  void whatNoPolicyOfOursAsksIsTheirs() {
    External theirs = merged("ACME_1", PATH, 1, 4).getFirst();

    assertThat(theirs.standing()).isEqualTo(Standing.THEIRS);
    assertThat(theirs.tool()).isEqualTo("acme-scan");
    assertThat(theirs.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(theirs.title()).isEqualTo("Short");
    assertThat(theirs.ours()).isEmpty();
  }

  @Test
  void pathsAreFoundWhereverTheScannerStood() {
    assertThat(merged("ACME_1", "main.tf", 1, 1)).hasSize(1);
    assertThat(merged("ACME_1", "./infra/main.tf", 1, 1)).hasSize(1);
    assertThat(merged("ACME_1", "file:///build/repo/infra/main.tf", 1, 1)).hasSize(1);
    assertThat(merged("ACME_1", "infra\\\\main.tf", 1, 1)).hasSize(1);
    assertThat(merged("ACME_1", "other/main.tf", 1, 1)).isEmpty();
  }

  @Test
  void whatIsSaidTwiceIsToldOnce() {
    SarifFile file = SarifFile.read("a.sarif", sarif("ACME_1", PATH, 1, 2));

    assertThat(merge(List.of(file, file))).hasSize(1);
  }

  @Test
  void passesAndSuppressedResultsAreNoFindings() {
    String sarif = new String(sarif("ACME_1", PATH, 1, 2), StandardCharsets.UTF_8);

    assertThat(results(sarif.replace("\"ruleId\"", "\"kind\": \"pass\", \"ruleId\""))).isEmpty();
    assertThat(
            results(
                sarif.replace(
                    "\"ruleId\"", "\"suppressions\": [{\"kind\": \"inSource\"}], \"ruleId\"")))
        .isEmpty();
  }

  @Test
  void aHostileFileGivesAProblemOrNothing() {
    assertThat(problems("nonsense")).containsExactly("a.sarif is not JSON");
    assertThat(problems("[1]")).containsExactly("a.sarif is no SARIF: it has no runs");
    assertThat(problems("{\"runs\": [{\"results\": [null, 1, {}, {\"locations\": 3}]}]}"))
        .isEmpty();
    assertThat(problems("[".repeat(100_000))).containsExactly("a.sarif is not JSON");
    assertThat(merged("ACME_1", PATH, -5, 2_000_000_000).getFirst().range().start().line())
        .isEqualTo(1);
  }

  private static List<String> problems(String text) {
    return SarifFile.read("a.sarif", text.getBytes(StandardCharsets.UTF_8)).problems();
  }

  private static List<SarifFile.Result> results(String text) {
    return SarifFile.read("a.sarif", text.getBytes(StandardCharsets.UTF_8)).results();
  }

  private static List<External> merged(String rule, String uri, int first, int last) {
    return merge(List.of(SarifFile.read("a.sarif", sarif(rule, uri, first, last))));
  }

  private static List<External> merge(List<SarifFile> files) {
    return new Merge(Catalogue.indexed(), GRAPH, Set.of(PATH), true, FINDINGS).of(files);
  }

  private static byte[] sarif(String rule, String uri, int first, int last) {
    return """
    {"version": "2.1.0", "runs": [{
      "tool": {"driver": {"name": "acme-scan", "rules": [{"id": "%s",
        "shortDescription": {"text": "Short"},
        "properties": {"security-severity": "9.1"}}]}},
      "results": [{"ruleId": "%s", "level": "error", "message": {"text": "Told"},
        "locations": [{"physicalLocation": {
          "artifactLocation": {"uri": "%s"},
          "region": {"startLine": %d, "endLine": %d}}}]}]}]}
    """
        .formatted(rule, rule, uri, first, last)
        .getBytes(StandardCharsets.UTF_8);
  }
}
