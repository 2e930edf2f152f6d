package dev.plumbline.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Level;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.Result;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.read.Expressions.Depth;
import dev.plumbline.policy.read.HouseReader;
import dev.plumbline.policy.read.PackReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackTest {
  private static final String TAGS =
      """
      title: Resources carry our tags
      why: The bill is shared by what they say.
      severity: low
      category: practice
      parameters:
        required:
          type: list
          default: [owner]
      resources: aws_sqs_queue
      fault: "!parameters.required.all(t, t in resource.tags)"
      absent: fail
      message: "{address} lacks one of {parameters.required}"
      remediation: Add them.
      bad: [b]
      good: [g]
      """;

  private static final String TAGS_FILE = "acme/policies/acme/tags.yaml";
  private static final Graph QUEUE =
      new GraphText()
          .resource("aws_sqs_queue.q", "{\"tags\": {\"owner\": \"shop\"}}")
          .comment(3, "# plumbline:ignore acme/tags")
          .graph();
  private static final Graph UNMARKED =
      new GraphText().resource("aws_sqs_queue.q", "{\"tags\": {\"owner\": \"shop\"}}").graph();

  @Test
  void aParameterHasItsDefaultUntilAPackSetsIt() {
    assertThat(tags(review(UNMARKED, packs(""), ""))).isEmpty();

    var found =
        tags(
            review(
                UNMARKED,
                packs("- {policy: acme/tags, parameters: {required: [owner, cost]}}"),
                ""));

    assertThat(found)
        .extracting(Finding::message)
        .containsExactly("aws_sqs_queue.q lacks one of [owner, cost]");
  }

  @Test
  void theLaterRulingWinsAndARulingHoldsWhereItSays() {
    String rulings =
        """
        - {policy: "acme/*", level: block, severity: high, parameters: {required: [cost]}}
        - {policy: acme/tags, repositories: ["github.com/o/*"], level: warn}
        - {policy: acme/tags, repositories: ["github.com/other/*"], level: off}
        """;

    var found = tags(review(UNMARKED, packs(rulings), ""));

    assertThat(found)
        .extracting(Finding::level, Finding::severity)
        .containsExactly(tuple(Level.WARN, Severity.HIGH));
    assertThat(found.getFirst().decides(Severity.INFO)).isFalse();
  }

  @Test
  void theRepositorysOwnWordIsTheLast() {
    String rulings = "- {policy: acme/tags, level: block, parameters: {required: [cost]}}";

    assertThat(tags(review(UNMARKED, packs(rulings), "- {policy: acme/tags, level: off}")))
        .isEmpty();
    assertThat(
            tags(
                review(
                    UNMARKED,
                    packs(rulings),
                    "- {policy: acme/tags, environments: [prod], level: off}")))
        .hasSize(1);
  }

  @Test
  void aMandatoryPolicyCanNeitherBeSoftenedNorSuppressed() {
    String rulings =
        "- {policy: acme/tags, level: block, mandatory: true, parameters: {required: [cost]}}";

    Result result = review(QUEUE, packs(rulings), "- {policy: acme/tags, level: off}");

    assertThat(tags(result))
        .extracting(Finding::status, Finding::level)
        .containsExactly(tuple(Finding.Status.NEW, Level.BLOCK));
    assertThat(tags(result).getFirst().decides(Severity.CRITICAL)).isTrue();
    assertThat(result.findings())
        .extracting(Finding::message)
        .contains(
            "the suppression of acme/tags does not hold: the policy is mandatory",
            "Mandatory policy. acme/tags is mandatory, so this changes nothing; ask who keeps the"
                + " pack.");
  }

  @Test
  void withoutThatASuppressionHoldsForAPacksPolicyAsForAnyOther() {
    String rulings = "- {policy: acme/tags, parameters: {required: [cost]}}";

    assertThat(tags(review(QUEUE, packs(rulings), "")))
        .extracting(Finding::status)
        .containsExactly(Finding.Status.SUPPRESSED);
  }

  @Test
  void everyMistakeInAPackIsToldWithFileLineAndRemedy() {
    var files = new HashMap<String, String>();
    files.put(TAGS_FILE, TAGS.replace("parameters.required.all", "parameters.requird.all"));
    files.put("acme/policies/acme/key.yaml", TAGS.replace("remediation:", "remedation:"));
    files.put("acme/pack.yaml", "policies:\n  - {policy: acme/tags, level: hard}\n");

    assertThat(problems(files))
        .containsExactlyInAnyOrder(
            "acme/pack.yaml:2:32 Unknown level",
            "acme/policies/acme/tags.yaml:10:8 Not a condition",
            "acme/policies/acme/key.yaml:13:13 Unknown key",
            "acme/policies/acme/key.yaml:1:1 Missing key");
  }

  @Test
  void aRulingOnWhatDoesNotExistIsAMistake() {
    assertThat(
            problems(
                Map.of(
                    TAGS_FILE,
                    TAGS,
                    "acme/pack.yaml",
                    """
                    policies:
                      - {policy: acme/tag}
                      - {policy: acme/tags, parameters: {wanted: [a]}}
                      - {policy: acme/tags, parameters: {required: 3}}
                    """)))
        .containsExactly(
            "acme/pack.yaml:2:14 Unknown policy",
            "acme/pack.yaml:3:14 Unknown parameter",
            "acme/pack.yaml:4:14 Wrong parameter");
  }

  @Test
  void anIdBelongsToOneFile() {
    assertThat(problems(Map.of(TAGS_FILE, TAGS, "b/policies/acme/tags.yaml", TAGS)))
        .containsExactly("b/policies/acme/tags.yaml:1:1 Id is taken");
    assertThat(problems(Map.of("acme/policies/aws/s3/public-access-block.yaml", TAGS))).hasSize(1);
    assertThat(problems(Map.of("acme/README.md", "hello"))).containsExactly("acme:1:1 Not a pack");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "resource.name.matches('(')          ; missing closing )",
        "resource.x.exists(e, e == 1) && e.y ; a variable e",
        "resource.x.filter(__result__, true) == __result__ ; variable",
        "e.y                                 ; a variable e"
      })
  void whatCouldOnlyFailLaterIsAMistakeNow(String fault, String why) {
    String file =
        TAGS.replace(
            "\"!parameters.required.all(t, t in resource.tags)\"", "\"" + fault.strip() + "\"");

    assertThat(
            PackReader.read(
                    SourceTree.ofText(Map.of(TAGS_FILE, file)), Catalogue.bundled(), Depth.COMPILED)
                .problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.subject().toString()).isEqualTo(TAGS_FILE + ":10:8");
          assertThat(problem.detail()).contains(why);
        });
  }

  @Test
  void aReviewRefusesAPackWithAMisspeltNameAndTakesProvidersThatNobodyDescribed() {
    String misspelt = TAGS.replace("resource.tags", "resource.tagz");
    String other = misspelt.replace("aws_sqs_queue", "datadog_monitor");

    assertThat(house(misspelt).broken()).get().asString().contains("no attribute tagz");
    assertThat(house(other).broken()).isEmpty();
  }

  private static House house(String policy) {
    return HouseReader.read(
        SourceTree.ofText(Map.of(TAGS_FILE, policy)), SourceTree.EMPTY, Catalogue.bundled());
  }

  @Test
  void namesAreHeldAgainstTheProvidersFactsWhenAPackIsTested() {
    Map<String, String> files = Map.of(TAGS_FILE, TAGS.replace("resource.tags", "resource.tagz"));

    assertThat(problems(files)).isEmpty();
    assertThat(
            PackReader.read(SourceTree.ofText(files), Catalogue.bundled(), Depth.NAMES).problems())
        .extracting(problem -> problem.subject() + " " + problem.detail())
        .containsExactly(
            "acme/policies/acme/tags.yaml:10:8 aws_sqs_queue has no attribute tagz;"
                + " did you mean \"tags\"?");
  }

  @Test
  void anAttributeWhoseAbsenceDecidesNothingIsWarnedOfWhenAPackIsTested() {
    String silent = TAGS.replaceAll("(?m)^absent: .*\n", "");

    var read =
        PackReader.read(
            SourceTree.ofText(Map.of(TAGS_FILE, silent)), Catalogue.bundled(), Depth.ABSENCE);

    assertThat(read.problems()).isEmpty();
    assertThat(read.packs()).hasSize(1);
    assertThat(read.packs().getFirst().policies()).hasSize(1);
    assertThat(read.warnings())
        .extracting(warning -> warning.subject() + " " + warning.detail())
        .singleElement()
        .asString()
        .startsWith("acme/policies/acme/tags.yaml:10:8 Where aws_sqs_queue.tags is absent");
    assertThat(house(silent).broken()).isEmpty();
  }

  @Test
  void whatIsNestedTooDeepIsRefusedAndNotComposed() {
    String deep = "policies: " + "[".repeat(100_000);

    assertThat(problems(Map.of("acme/pack.yaml", deep)))
        .containsExactly("acme/pack.yaml:1:1 Nested too deep");
  }

  private static List<String> problems(Map<String, String> files) {
    return PackReader.read(SourceTree.ofText(files), Catalogue.bundled(), Depth.COMPILED)
        .problems()
        .stream()
        .map(problem -> problem.subject() + " " + problem.summary())
        .toList();
  }

  private static SourceTree packs(String rulings) {
    var files = new HashMap<>(Map.of(TAGS_FILE, TAGS));
    if (!rulings.isEmpty()) {
      files.put("acme/pack.yaml", "policies:\n" + rulings);
    }
    SourceTree tree = SourceTree.ofText(files);
    assertThat(PackReader.read(tree, Catalogue.bundled(), Depth.COMPILED).problems()).isEmpty();
    return tree;
  }

  private static List<Finding> tags(Result result) {
    return result.findings().stream().filter(one -> one.policy().equals("acme/tags")).toList();
  }

  private static Result review(Graph graph, SourceTree packs, String own) {
    Map<String, String> files =
        own.isEmpty() ? Map.of() : Map.of(".plumbline.yaml", "policies:\n" + own);
    return new PolicyEngine(Catalogue.bundled())
        .review(
            new Request(
                "github.com/o/r",
                graph,
                null,
                Settings.DEFAULT,
                LocalDate.of(2026, 11, 23),
                Budget.generous(),
                HouseReader.read(packs, SourceTree.ofText(files), Catalogue.bundled())));
  }
}
