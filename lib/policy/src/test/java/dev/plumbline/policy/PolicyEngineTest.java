package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.facts.Facts;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.term.Absence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyEngineTest {
  private static final String HEAD =
      """
      title: A title
      why: Because.
      severity: high
      category: security
      remediation: Do it.
      bad: [x]
      good: [x]
      """;

  private static final String ENCRYPTED =
      HEAD
          + """
          resources: aws_db_instance
          fault: resource.storage_encrypted != true
          absent: fail
          aliases: [CKV_AWS_16]
          message: "{address} of {resource.engine} has {attribute} = {value}"
          """;

  private static final String TERRAFORM_ONLY =
      HEAD
          + """
          resources: aws_db_instance
          fault: "resource.storage_encrypted == false && resources('terraform').exists(t, t.kind == 'terraform')"
          message: "{address}"
          """;

  private static final String BROKEN =
      HEAD
          + """
          resources: aws_db_instance
          fault: resource.storage_encrypted.matches('(' + 'no pattern')
          message: never
          """;

  private static final String UNUSED =
      HEAD
          + """
          resources: suppression
          fault: resource.judged && !resource.used
          message: "{resource.id} hides nothing"
          """;

  @Test
  void aFindingSaysWhatWhereAndWhereTheValueComesFrom() {
    var step =
        new Provenance.Step(
            Provenance.Kind.VARIABLE_DEFAULT, "var.encrypted", GraphText.lines(90, 90));
    Graph graph =
        new GraphText()
            .resource("aws_db_instance.a", "{\"engine\": \"mysql\", \"storage_encrypted\": false}")
            .provenance("storage_encrypted", 4, step)
            .graph();

    Finding finding = review(null, graph).findings().getFirst();

    assertThat(finding.policy()).isEqualTo("enc");
    assertThat(finding.message())
        .isEqualTo("aws_db_instance.a of mysql has storage_encrypted = false");
    assertThat(finding.range().start().line()).isEqualTo(4);
    assertThat(finding.attribute()).isEqualTo("storage_encrypted");
    assertThat(finding.trace()).containsExactly(step);
    assertThat(finding.status()).isEqualTo(Status.NEW);
  }

  @Test
  void aQuestionAboutTheStackMovesNoFindingThere() {
    Graph graph =
        new GraphText()
            .resource("aws_db_instance.a", "{\"storage_encrypted\": false}")
            .resource("aws_db_instance.b", "{\"storage_encrypted\": false}")
            .graph();

    Result result = review(null, graph, Map.of("enc.yaml", TERRAFORM_ONLY));

    assertThat(result.findings())
        .extracting(finding -> finding.range().start().line())
        .doesNotHaveDuplicates();
  }

  @Test
  void theBaseTellsNewFromExistingFromFixed() {
    Graph base =
        new GraphText()
            .resource("aws_db_instance.old", "{}")
            .resource("aws_db_instance.fixed", "{}")
            .resource("aws_db_instance.gone", "{}")
            .graph();
    Graph head =
        new GraphText()
            .resource("aws_db_instance.old", "{}")
            .resource("aws_db_instance.fixed", "{\"storage_encrypted\": true}")
            .resource("aws_db_instance.added", "{}")
            .graph();

    Result result = review(base, head);

    assertThat(result.findings())
        .extracting(Finding::resource, Finding::status)
        .containsExactlyInAnyOrder(
            tuple("aws_db_instance.old", Status.EXISTING),
            tuple("aws_db_instance.added", Status.NEW),
            tuple("aws_db_instance.fixed", Status.FIXED),
            tuple("aws_db_instance.gone", Status.FIXED));
    assertThat(result.checks().failed()).isEqualTo(2);
    assertThat(result.checks().passed()).isEqualTo(1);
  }

  private static final String RULES =
      HEAD
          + """
          resources: aws_security_group
          each: resource.ingress
          fault: each.cidr_blocks.exists(c, isPublicCidr(c))
          message: "{address} at {attribute}"
          """;

  @Test
  void anElementThatIsPutBeforeAnotherIsNewAndTheOtherIsNot() {
    Graph base = rules(rule(22, "old"));
    Graph head = rules(rule(3389, ""), rule(22, "the same with other words"), rule(3389, ""));

    Result result = review(base, head, Map.of("open.yaml", RULES));

    assertThat(result.findings())
        .extracting(Finding::message, Finding::status)
        .containsExactlyInAnyOrder(
            tuple("aws_security_group.a at ingress[0].cidr_blocks[0]", Status.NEW),
            tuple("aws_security_group.a at ingress[1].cidr_blocks[0]", Status.EXISTING),
            tuple("aws_security_group.a at ingress[2].cidr_blocks[0]", Status.NEW));
    assertThat(result.findings()).extracting(Finding::fingerprint).doesNotHaveDuplicates();
  }

  private static Graph rules(String... rules) {
    return new GraphText()
        .resource("aws_security_group.a", "{\"ingress\": [" + String.join(",", rules) + "]}")
        .graph();
  }

  private static String rule(int port, String description) {
    return """
    {"from_port": %s, "to_port": %s, "description": "%s", "cidr_blocks": ["0.0.0.0/0"]}\
    """
        .formatted(port, port, description);
  }

  @Test
  void whatTheHeadCannotDecideIsNeitherFixedNorFound() {
    String unknown =
        """
        {"storage_encrypted": {"$unknown":
          {"address": "var.x", "path": "", "expression": "var.x", "reason": "var.x has no value"}}}\
        """;
    Graph base = new GraphText().resource("aws_db_instance.a", "{}").graph();
    Graph head = new GraphText().resource("aws_db_instance.a", unknown).graph();

    Result result = review(base, head);

    assertThat(result.findings()).isEmpty();
    assertThat(result.checks().unknown()).isEqualTo(1);
    assertThat(result.undecided().getFirst().wanted())
        .isEqualTo("storage_encrypted: var.x has no value");
  }

  @Test
  void aFindingKeepsItsIdentityThroughMoves() {
    Graph base = new GraphText().resource("aws_db_instance.a", "{}").graph();
    Graph head =
        new GraphText()
            .resource("module.db[\"x\"].aws_db_instance.this", "{}")
            .moved("aws_db_instance.b", "module.db[\"x\"].aws_db_instance.this")
            .moved("aws_db_instance.a", "aws_db_instance.b")
            .graph();

    assertThat(review(base, head).findings())
        .extracting(Finding::status)
        .containsExactly(Status.EXISTING);
  }

  @Test
  void aPolicyThatFailsSpoilsNoOther() {
    Graph graph =
        new GraphText().resource("aws_db_instance.a", "{\"storage_encrypted\": \"no\"}").graph();

    Result result = review(null, graph, Map.of("enc.yaml", ENCRYPTED, "broken.yaml", BROKEN));

    assertThat(result.findings()).extracting(Finding::policy).containsExactly("enc");
    assertThat(result.defects()).extracting(Result.Defect::policy).containsExactly("broken");
    assertThat(result.checks().unknown()).isEqualTo(1);
  }

  @Test
  void aSensitiveValueIsJudgedAndNotShown() {
    Graph graph =
        new GraphText()
            .resource("aws_db_instance.a", "{\"storage_encrypted\": {\"$sensitive\": \"s3cret\"}}")
            .graph();

    Finding finding = review(null, graph).findings().getFirst();

    assertThat(finding.toString()).doesNotContain("s3cret").contains("(hidden)");
  }

  @Test
  void suppressionsHoldByOurIdAndByAPeersAndUselessOnesAreFound() {
    Graph graph =
        new GraphText()
            .resource("aws_db_instance.a", "{}")
            .resource("aws_db_instance.b", "{}")
            .resource("aws_db_instance.c", "{}")
            .resource("aws_db_instance.d", "{\"storage_encrypted\": true}")
            .comment(3, "# checkov:skip=CKV_AWS_16:told so")
            .comment(13, "# plumbline:ignore enc until=2026-01-01 reason=\"until then\"")
            .comment(33, "# plumbline:ignore enc")
            .graph();

    Result result = review(null, graph, Map.of("enc.yaml", ENCRYPTED, "unused.yaml", UNUSED));

    assertThat(result.findings())
        .extracting(Finding::policy, Finding::resource, Finding::status)
        .containsExactlyInAnyOrder(
            tuple("enc", "aws_db_instance.a", Status.SUPPRESSED),
            tuple("enc", "aws_db_instance.b", Status.NEW),
            tuple("enc", "aws_db_instance.c", Status.NEW),
            tuple("unused", "suppression.enc", Status.NEW));
  }

  @Test
  void settingsChooseByAnyId() {
    Graph graph = new GraphText().resource("aws_db_instance.a", "{}").graph();
    var skip =
        new Settings(
            Settings.DEFAULT.failOn(),
            Settings.DEFAULT.severity(),
            List.of(),
            List.of("ckv_aws_16"),
            List.of(),
            null);

    Result result = engine(Map.of("enc.yaml", ENCRYPTED)).review(request(null, graph, skip));

    assertThat(result.findings()).isEmpty();
    assertThat(result.checks().passed() + result.checks().failed()).isZero();
  }

  private static Result review(@Nullable Graph base, Graph head) {
    return review(base, head, Map.of("enc.yaml", ENCRYPTED));
  }

  private static Result review(@Nullable Graph base, Graph head, Map<String, String> files) {
    return engine(files).review(request(base, head, Settings.DEFAULT));
  }

  private static Request request(@Nullable Graph base, Graph head, Settings settings) {
    return new Request(
        "github.com/o/r", head, base, settings, LocalDate.of(2026, 11, 23), Budget.generous());
  }

  private static PolicyEngine engine(Map<String, String> files) {
    CatalogueReader.Result read = CatalogueReader.read(files);
    assertThat(read.problems()).isEmpty();
    return new PolicyEngine(new Catalogue(read.policies(), new Absence(Facts.bundled(), Map.of())));
  }
}
