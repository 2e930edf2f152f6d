package dev.plumbline.reporter.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.section.Review;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FormatTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource
  void writesWhatItsGoldenFileHolds(Format format) throws Exception {
    String text = format.render(Reports.sample());

    Golden.check("report." + format.label() + ".txt", text);
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsLabel(Format format) {
    assertThat(Format.find(format.label())).contains(format);
  }

  @Test
  void keepsTheCommentUnderItsLimitAndSaysWhatIsLeftOut() {
    String comment = Format.MARKDOWN.render(Reports.contents(many(2_000)));

    assertThat(comment).hasSizeLessThan(MarkdownComment.LIMIT).contains("- … and ", "Danger");
    assertThat(comment.indexOf("Danger")).isLessThan(comment.indexOf("### Findings"));
  }

  @Test
  void showsInTheCommentOnlyWhatTheChangeBrings() {
    String comment = Format.MARKDOWN.render(Reports.sample());

    assertThat(comment).contains("aws/rds/encryption", "1 older finding of these stacks");
    assertThat(comment).doesNotContain("aws/s3/versioning", "aws/iam/star", "@team", "<b>");
  }

  @Test
  void showsInTheCommentTheFixesOfWhatTheChangeBringsAndCountsTheOthers() {
    String comment = Format.MARKDOWN.render(Reports.sample());

    assertThat(comment)
        .contains("Encrypt the database", "1 fix of older findings: `plumbline fix --base def")
        .doesNotContain("Version the bucket", "dashboard");
  }

  @Test
  void showsInTheCommentWhatWasThereBeforeWhereThatIsAskedFor() {
    String comment = Format.MARKDOWN.render(Reports.sample().withExisting());

    assertThat(comment)
        .contains("Encrypt the database", "Version the bucket", "aws/s3/versioning")
        .doesNotContain("--existing");
  }

  @ParameterizedTest
  @EnumSource(names = {"MARKDOWN", "JSON"})
  void hidesCredentialsInTheDiffsThatAPersonReads(Format format) {
    assertThat(format.render(Reports.sample()))
        .contains("+storage_encrypted = true")
        .doesNotContain("hunter-2-hunter");
  }

  @Test
  void countsAsFailedInJUnitOnlyWhatTheChangeBrings() {
    String report = Format.JUNIT.render(Reports.sample());

    assertThat(report)
        .containsPattern("aws/s3/versioning\"[^>]*><skipped message=\"was there before the change")
        .containsPattern("aws/rds/encryption\"[^>]*><failure");
  }

  @Test
  void keepsSarifWithinWhatGitHubTakes() throws Exception {
    JsonNode run = JSON.readTree(Format.SARIF.render(Reports.contents(many(25_100)))).at("/runs/0");

    assertThat(run.get("results")).hasSize(Sarif.MOST_RESULTS);
    assertThat(run.at("/invocations/0/toolExecutionNotifications").toString())
        .contains("100 results of lesser severity are left out");
  }

  @Test
  void groupsInstancesInSarifAsLocationsOfOneResult() throws Exception {
    JsonNode results = JSON.readTree(Format.SARIF.render(Reports.sample())).at("/runs/0/results");

    JsonNode logging = byRule(results, "aws/s3/logging");
    assertThat(logging.get("locations")).hasSize(2);
    assertThat(logging.at("/message/text").asText()).endsWith("(2 instances)");
    JsonNode suppressed = byRule(results, "aws/iam/star");
    assertThat(suppressed.at("/suppressions/0/justification").asText())
        .isEqualTo("until the split");
    assertThat(byRule(results, "practice/names").at("/locations/0/physicalLocation").toString())
        .contains("dir/%C3%A4%20b%3A%25.tf");
  }

  @Test
  void fitsTheSchemaOfSarif() throws Exception {
    var sample = (ObjectNode) JSON.readTree(Format.SARIF.render(Reports.sample()));

    assertThat(problems(sample)).isEmpty();
    assertThat(problems(JSON.readTree(Format.SARIF.render(Reports.contents(many(3)))))).isEmpty();
    ((ObjectNode) sample.at("/runs/0/results/0")).put("level", "terrible");
    sample.put("version", "2.0.0");
    assertThat(problems(sample)).as("the schema is in force").hasSize(2);
  }

  /** By the schema of OASIS, which lies in the jar of a library for SARIF. */
  private static Set<ValidationMessage> problems(JsonNode sarif) throws IOException {
    try (var schema = FormatTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(new String(Objects.requireNonNull(schema).readAllBytes(), UTF_8))
          .validate(sarif);
    }
  }

  @Test
  void writesXmlThatAParserTakes() throws Exception {
    Document xml = parse(Format.JUNIT.render(Reports.sample()));

    assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(4);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(2);
    assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
  }

  @Test
  void keepsASpreadsheetFromRunningAFormula() {
    String csv = Format.CSV.render(Reports.sample());

    assertThat(csv).contains("\"'=cmd()|\"\"x\"\"").doesNotContain(",=cmd", ",\"=cmd");
  }

  @Test
  void letsNoTextBecomeAWorkflowCommand() {
    String[] lines = Format.GITHUB.render(Reports.sample()).split("\n", -1);

    assertThat(Arrays.stream(lines).filter(line -> !line.isEmpty()))
        .allMatch(line -> line.matches("::(error|warning|notice) (file=|title=Danger).*"))
        .hasSize(4);
  }

  @Test
  void givesGitLabWhatItsSchemasRequire() throws Exception {
    JsonNode sast = JSON.readTree(Format.GITLAB_SAST.render(Reports.sample()));
    JsonNode quality = JSON.readTree(Format.GITLAB_CODEQUALITY.render(Reports.sample()));

    assertThat(sast.at("/scan/start_time").asText()).isEqualTo("2026-11-23T10:00:00");
    for (JsonNode one : sast.get("vulnerabilities")) {
      assertThat(one.get("id").asText()).matches("[0-9a-f-]{36}");
      assertThat(one.get("identifiers")).isNotEmpty();
      assertThat(one.at("/location/start_line").asInt()).isPositive();
      one.get("links").forEach(link -> assertThat(link.get("url").asText()).startsWith("https:"));
    }
    for (JsonNode one : quality) {
      assertThat(one.get("severity").asText())
          .isIn("info", "minor", "major", "critical", "blocker");
      assertThat(one.at("/location/lines/begin").asInt()).isPositive();
    }
    assertThat(quality).hasSize(5);
  }

  @Test
  void givesHtmlNoScriptAndNoMarkupOfTheRepository() {
    String page = Format.HTML.render(Reports.sample());

    assertThat(page).contains("&lt;b&gt;", "default-src 'none'").doesNotContain("<b>", "<script");
  }

  @Test
  void readsWhatAReportRefersToAndLeavesOutWhatIsGone(@TempDir Path directory) throws Exception {
    var artifacts = new DirectoryStore(directory);
    var findings =
        new Review.Findings(Reports.sample().stacks().getFirst().findings(), List.of(), List.of());
    ArtifactRef gone = new ArtifactRef("0".repeat(64), 1, "application/json");

    Contents contents =
        Contents.load(
            Reports.referring(Reports.sample().report(), artifacts.putJson(findings), gone),
            artifacts);

    assertThat(contents.findings()).hasSize(6);
    assertThat(contents.findings().getFirst().finding().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(contents.stacks().getFirst().plan().changes()).isEmpty();
  }

  private static List<Finding> many(int count) {
    var many = new ArrayList<Finding>();
    for (int i = 0; i < count; i++) {
      many.add(Reports.finding("aws/p" + i % 50, "aws_x.y" + i, Severity.LOW, 1 + i));
    }
    return many;
  }

  private static JsonNode byRule(JsonNode results, String rule) {
    for (JsonNode result : results) {
      if (result.get("ruleId").asText().equals(rule)) {
        return result;
      }
    }
    throw new AssertionError("no result of " + rule);
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
