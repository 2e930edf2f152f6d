package dev.plumbline.policy.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.read.HouseReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppressions away from what they hide: files of ours and of other tools, and the baseline. */
class HouseTest {
  private static final String POLICY = "aws/efs/encryption";
  private static final String OFF = "policies: [{policy: " + POLICY + ", level: 'off'}]\n";
  private static final Graph TWO =
      new GraphText()
          .resource("aws_efs_file_system.a", "{\"encrypted\": false}")
          .resource("aws_efs_file_system.b", "{\"encrypted\": false}")
          .graph();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ".plumbline.yaml; suppressions: [{policy: aws/efs/encryption}]; 2",
        ".plumbline.yaml; suppressions: [{policy: CKV_AWS_42}]; 2",
        ".plumbline.yaml; suppressions: [{policy: 'aws/efs/*', resources: ['*.a']}]; 1",
        ".plumbline.yaml; suppressions: [{policy: CKV_AWS_42, files: [main.tf]}]; 2",
        ".plumbline.yaml; suppressions: [{policy: CKV_AWS_42, files: [other]}]; 0",
        ".plumbline.yaml; suppressions: [{policy: CKV_AWS_42, environments: [prod]}]; 0",
        ".plumbline.yaml; suppressions: [{policy: CKV_AWS_42, until: 2026-11-22}]; 0",
        ".plumbline.yaml; suppressions: [{policy: CKV_AWS_42, until: 2026-11-23}]; 2",
        ".plumbline.yaml; suppressions: [{policy: CKV_AWS_42, until: soon}]; 0",
        ".checkov.yaml; skip-check: [CKV_AWS_1, CKV_AWS_42]; 2",
        ".checkov.yaml; skip-check: 'CKV_AWS_1,CKV_AWS_42'; 2",
        ".checkov.yml; skip-check: ['CKV_AWS_4*']; 2",
        ".checkov.yaml; skip-path: [main.tf]; 2",
        ".trivyignore; AWS-0037; 2",
        ".trivyignore; AVD-AWS-0037 exp:2026-01-01; 0",
        ".trivyignore; '# AVD-AWS-0037'; 0",
        ".trivyignore.yaml; misconfigurations: [{id: AVD-AWS-0037, paths: [main.tf]}]; 2",
        ".trivyignore.yaml; misconfigurations: [{id: AVD-AWS-0037, expired_at: 2026-01-01}]; 0",
        "kics.config; exclude-paths: [main.tf]; 2"
      })
  void everyFileHoldsWhatItSays(String file, String text, int suppressed) {
    assertThat(review(TWO, file, text))
        .filteredOn(finding -> finding.policy().equals(POLICY))
        .hasSize(2)
        .filteredOn(finding -> finding.status() == Status.SUPPRESSED)
        .hasSize(suppressed);
  }

  @Test
  void theLedgerKnowsWhoWhyAndWhere() {
    String text =
        "suppressions:\n  - policy: aws/efs/encryption\n    owner: shop\n    reason: scratch data\n";

    Suppression suppression =
        Objects.requireNonNull(found(TWO, ".plumbline.yaml", text).getFirst().suppression());

    assertThat(suppression.owner()).isEqualTo("shop");
    assertThat(suppression.reason()).isEqualTo("scratch data");
    assertThat(suppression.range().toString()).isEqualTo(".plumbline.yaml:2:13");
  }

  @Test
  void anIdThatNobodyKnowsIsToldWithWhatWasMeantAndNotAsExpired() {
    String text = "suppressions: [{policy: aws/efs/encription, until: yesterday}]\n";

    assertThat(review(TWO, ".plumbline.yaml", text))
        .filteredOn(finding -> finding.policy().startsWith("practice/suppressions/"))
        .extracting(Finding::policy, Finding::message)
        .containsExactly(
            tuple(
                "practice/suppressions/known",
                "no policy answers to aws/efs/encription, so nothing is hidden; did you mean"
                    + " \"aws/efs/encryption\"?"));
  }

  @Test
  void aFileThatIsNoYamlIsLeftToWhoeverLooksForStacksToTell() {
    assertThat(review(TWO, ".plumbline.yaml", "suppressions: [a\n"))
        .extracting(Finding::policy)
        .doesNotContain("practice/settings/effective");
    assertThat(review(TWO, ".plumbline.yaml", "suppressions: [{policy: a, untill: b}]\n"))
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("did you mean \"until\"?"));
  }

  @Test
  void checkovsBaselineHoldsBackWhatItNamesInsideModulesToo() {
    String baseline =
        """
        {"failed_checks": [{"file": "/main.tf", "findings": [
          {"resource": "aws_efs_file_system.a", "check_ids": ["CKV_AWS_42"]}]}]}
        """;
    Graph graph =
        new GraphText()
            .resource("module.m.aws_efs_file_system.a", "{\"encrypted\": false}")
            .resource("aws_efs_file_system.ab", "{\"encrypted\": false}")
            .graph();

    assertThat(found(graph, ".checkov.baseline", baseline))
        .extracting(Finding::resource, Finding::status)
        .containsExactly(
            tuple("module.m.aws_efs_file_system.a", Status.SUPPRESSED),
            tuple("aws_efs_file_system.ab", Status.NEW));
  }

  @Test
  void aBaselineHoldsBackWhatItKnowsThroughMovesAndNothingElse() {
    Graph moved =
        new GraphText()
            .resource("module.m.aws_efs_file_system.this[\"x\"]", "{\"encrypted\": false}")
            .resource("aws_efs_file_system.b", "{\"encrypted\": false}")
            .moved("aws_efs_file_system.a", "module.m.aws_efs_file_system.this[\"x\"]")
            .graph();

    assertThat(found(moved, Baseline.FILE, baseline("aws_efs_file_system.a")))
        .extracting(Finding::resource, Finding::status)
        .containsExactly(
            tuple("module.m.aws_efs_file_system.this[\"x\"]", Status.SUPPRESSED),
            tuple("aws_efs_file_system.b", Status.NEW));
    assertThat(
            found(moved, Baseline.FILE, baseline("module.m.aws_efs_file_system.this[\\\"x\\\"]")))
        .extracting(Finding::status)
        .containsExactly(Status.SUPPRESSED, Status.NEW);
  }

  /** One of 2026-11, without elements, holds back as many as it lists; a new one only its own. */
  @Test
  void anElementThatIsPutBeforeAnotherIsNotHeldBackInItsPlace() {
    String policy = "aws/ec2/security-group-admin-ports";
    Graph old = group(22);
    Graph both = group(3389, 22);
    Finding first = one(review(old, "unread", ""), policy).getFirst();
    String entry =
        """
        {"policy": "%s", "stack": ".", "resource": "aws_security_group.a",
          "attribute": "ingress.cidr_blocks", "element": "%s"}\
        """;

    String baseline = "{\"version\": 1, \"findings\": [" + entry.formatted(policy, first.element());

    assertThat(one(review(both, Baseline.FILE, baseline + "]}"), policy))
        .extracting(Finding::attribute, Finding::status)
        .containsExactly(
            tuple("ingress[0].cidr_blocks[0]", Status.NEW),
            tuple("ingress[1].cidr_blocks[0]", Status.SUPPRESSED));
    String older = baseline.replaceFirst(", *\\s*\"element\": \"\\w+\"", "");
    assertThat(older).isNotEqualTo(baseline);
    assertThat(one(review(both, Baseline.FILE, older + "]}"), policy))
        .extracting(Finding::status)
        .containsExactly(Status.SUPPRESSED, Status.NEW);
  }

  /** It is there, and who set it off need not know who lives with it. */
  @ParameterizedTest
  @ValueSource(strings = {POLICY, "CKV_AWS_42"})
  void aSuppressionOfAPolicyThatIsSetOffIsNoMistake(String id) {
    String suppressed = "suppressions: [{policy: %s, reason: scratch}]\n".formatted(id);
    String known = "practice/suppressions/known";

    assertThat(one(review(TWO, ".plumbline.yaml", suppressed + OFF), known)).isEmpty();
    assertThat(one(review(TWO, ".plumbline.yaml", suppressed.replace("encr", "enkr") + OFF), known))
        .hasSize(id.equals(POLICY) ? 1 : 0);
  }

  @Test
  void whatIsSetOffByTheChangeItselfIsToldAndSoIsEverythingSetOffForLong() {
    String off = "policies: [{policy: '*', level: 'off'}, {policy: '*', level: 'off'}]";
    String broad = "practice/suppressions/overbroad";
    String softened = "practice/settings/softened";

    assertThat(setOff("", off))
        .extracting(Finding::policy, Finding::status)
        .contains(tuple(broad, Status.NEW), tuple(softened, Status.NEW))
        .allMatch(one -> !one.toList().getFirst().equals(POLICY));
    assertThat(setOff(off, off))
        .extracting(Finding::policy, Finding::status)
        .contains(tuple(broad, Status.EXISTING))
        .allMatch(one -> !one.toList().getFirst().equals(softened));
    assertThat(setOff(off, ""))
        .extracting(Finding::policy, Finding::status)
        .contains(tuple(POLICY, Status.EXISTING), tuple(broad, Status.FIXED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"level: advisory", "severity: info", "level: 'off', environments: ['*']"})
  void aPolicyThatIsLoweredByTheChangeIsTold(String how) {
    assertThat(setOff("", "policies: [{policy: %s, %s}]".formatted(POLICY, how)))
        .extracting(Finding::policy, Finding::message)
        .contains(
            tuple(
                "practice/settings/softened",
                "this change softens what is decided by aws/efs/encryption:"
                    + " policies set off or lowered: 1"));
  }

  private static List<Finding> setOff(String before, String after) {
    return review(
        TWO,
        TWO,
        HouseReader.read(
            SourceTree.EMPTY,
            SourceTree.ofText(Map.of(".plumbline.yaml", after)),
            SourceTree.ofText(Map.of(".plumbline.yaml", before)),
            Catalogue.bundled(),
            null));
  }

  private static Graph group(int... ports) {
    String rules =
        Arrays.stream(ports)
            .mapToObj(port ->
                """
                {"from_port": %s, "to_port": %s, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}\
                """
                    .formatted(port, port))
            .collect(Collectors.joining(", "));
    return new GraphText()
        .resource("aws_security_group.a", "{\"ingress\": [" + rules + "]}")
        .graph();
  }

  private static List<Finding> one(List<Finding> findings, String policy) {
    return findings.stream().filter(finding -> finding.policy().equals(policy)).toList();
  }

  @Test
  void whatIsGoneFromTheStackIsToldAndWhatIsNotDecidedIsNot() {
    String unknown =
        """
        {"encrypted": {"$unknown":
          {"address": "var.x", "path": "", "expression": "var.x", "reason": "no value"}}}\
        """;
    Graph open = new GraphText().resource("aws_efs_file_system.a", unknown).graph();
    Graph gone = new GraphText().resource("aws_efs_file_system.b", "{\"encrypted\": true}").graph();

    assertThat(review(open, Baseline.FILE, baseline("aws_efs_file_system.a")))
        .extracting(Finding::policy)
        .doesNotContain("practice/suppressions/stale-baseline");
    assertThat(review(gone, Baseline.FILE, baseline("aws_efs_file_system.a")))
        .extracting(Finding::message)
        .contains("1 findings of the baseline are gone");
  }

  @Test
  void aFileThatCannotBeReadIsToldAndSpoilsNothing() {
    assertThat(review(TWO, Baseline.FILE, "{\"version\": 1, \"findings\": 3}"))
        .extracting(Finding::policy, finding -> finding.range().file())
        .contains(tuple("practice/settings/effective", Baseline.FILE), tuple(POLICY, "main.tf"));
    assertThat(review(TWO, ".checkov.yaml", "skip-check: [a\n"))
        .extracting(Finding::policy)
        .contains("practice/settings/effective", POLICY);
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", "-.inf", ".nan", "1e999999999"})
  void aNumberThatIsNoneIsToldAtItsPlace(String number) {
    String text = "policies:\n- policy: " + POLICY + "\n  parameters: {a: " + number + "}\n";

    assertThat(review(TWO, ".plumbline.yaml", text))
        .extracting(Finding::policy, finding -> finding.range().toString())
        .contains(tuple("practice/settings/effective", ".plumbline.yaml:3:19"));
  }

  @Test
  void aFileOfAMillionSuppressionsCostsNoMoreThanItsBeginning() {
    String many = "AWS-0037\n".repeat(9_000);

    assertThat(review(TWO, ".trivyignore", many))
        .extracting(Finding::message)
        .contains("Too many suppressions. Of 9000 suppressions in files the first 2000 hold.");
  }

  private static String baseline(String resource) {
    return """
    {"version": 1, "findings": [
    {"policy": "%s", "stack": ".", "resource": "%s", "attribute": "encrypted"}
    ]}
    """
        .formatted(POLICY, resource);
  }

  private static List<Finding> found(Graph graph, String file, String text) {
    return review(graph, file, text).stream()
        .filter(finding -> finding.policy().equals(POLICY))
        .toList();
  }

  private static List<Finding> review(Graph graph, String file, String text) {
    SourceTree sources = SourceTree.ofText(Map.of(file, text));
    return review(graph, null, HouseReader.read(SourceTree.EMPTY, sources, Catalogue.bundled()));
  }

  private static List<Finding> review(Graph graph, @Nullable Graph base, House house) {
    return new PolicyEngine(Catalogue.bundled())
        .review(
            new Request(
                "github.com/o/r",
                graph,
                base,
                Settings.DEFAULT,
                LocalDate.of(2026, 11, 23),
                Budget.generous(),
                house))
        .findings();
  }
}
