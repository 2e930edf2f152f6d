package dev.plumbline.reporter.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.reporter.output.Contents.Stack;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What several policies say of one thing is read together, in files as in the terminal. */
class TogetherTest {
  private static final List<Finding> ONE_ATTRIBUTE =
      List.of(
          Reports.finding("aws/rds/low", "aws_db_instance.main", Severity.LOW, 12),
          Reports.finding("aws/rds/high", "aws_db_instance.main", Severity.HIGH, 12),
          Reports.finding("aws/rds/elsewhere", "aws_db_instance.main", Severity.LOW, 30));

  @Test
  void theCommentHasOnePlaceAndOneRemedyForWhatPoliciesSayOfOneAttribute() {
    String comment = comment(Reports.contents(ONE_ATTRIBUTE));

    assertThat(comment)
        .contains(
            """
            - **high** `shop/main.tf:12` aws_db_instance.main is not as it should be. `aws/rds/high`
              - **low** aws_db_instance.main is not as it should be. `aws/rds/low`
              - Make it so.
            - **low** `shop/main.tf:30` aws_db_instance.main is not as it should be.
              Make it so. `aws/rds/elsewhere`
            """);
  }

  @Test
  void aCauseThatPoliciesNameIsToldOnceWithThePlacesThatDiffer() {
    String comment =
        comment(
            Reports.contents(List.of(named("google/sql/log-a", 3), named("google/sql/log-b", 9))));

    assertThat(comment)
        .contains(
            "- **low** `shop/main.tf:3` google_sql.db is not as it should be. `google/sql/log-a`")
        .contains("\n  - **low** `shop/main.tf:9` google_sql.db is not");
  }

  @ParameterizedTest
  @EnumSource(names = {"MARKDOWN", "HTML"})
  void theResourceThatDecidesIsNamedWhereItIsAnother(Format format) {
    Finding found = Reports.finding("aws/ec2/open", "aws_instance.web", Severity.HIGH, 90);

    String page = format.render(Reports.contents(List.of(deciding(found, "aws_security_group.a"))));

    assertThat(page.replace("<code>", "`").replace("</code>", "`"))
        .contains("`shop/main.tf:90` in `aws_security_group.a`");
  }

  @Test
  void thePageHasOneRowForThem() {
    String page = Format.HTML.render(Reports.contents(ONE_ATTRIBUTE));

    assertThat(count("<tr><td class=", page)).isEqualTo(2);
    assertThat(page)
        .contains("<code>aws/rds/high</code><br>low: aws_db_instance.main is not as it should be.");
    assertThat(count("Make it so", page)).isEqualTo(2);
  }

  @Test
  void anEditThatTwoPoliciesAskForIsShownOnceWithBoth() {
    Contents contents = Reports.contents(ONE_ATTRIBUTE);
    Stack stack = contents.stacks().getFirst();
    var fixes = ONE_ATTRIBUTE.stream().map(TogetherTest::fix).toList();
    var fixed =
        new Stack(
            stack.report(),
            stack.findings(),
            stack.undecided(),
            stack.safeguards(),
            stack.plan(),
            fixes,
            stack.strategy(),
            stack.diagram(),
            stack.external(),
            stack.externalProblems());

    String comment = comment(new Contents(contents.report(), List.of(fixed), false));

    assertThat(count("[+]encrypted = 12", comment)).isEqualTo(1);
    assertThat(comment)
        .contains(
            "<summary>Set it for aws/rds/low; Set it for aws/rds/high</summary>\n\nFor"
                + " `aws/rds/low`, `aws/rds/high`\n")
        .contains("<summary>Set it for aws/rds/elsewhere</summary>\n\n```diff");
  }

  /** As it is read, without what keeps texts from being Markdown. */
  private static String comment(Contents contents) {
    return Format.MARKDOWN.render(contents).replace("\\", "");
  }

  private static Fix fix(Finding finding) {
    return new Fix(
        finding.fingerprint(),
        finding.policy(),
        "Set it for " + finding.policy(),
        true,
        List.of("the finding is gone"),
        List.of(),
        "--- a/main.tf\n+++ b/main.tf\n+encrypted = " + finding.range().start().line() + "\n",
        List.of());
  }

  private static Finding named(String policy, int line) {
    return with(Reports.finding(policy, "google_sql.db", Severity.LOW, line), "log flags", "");
  }

  private static Finding deciding(Finding finding, String evidence) {
    return with(finding, "", evidence);
  }

  private static Finding with(Finding finding, String cause, String evidence) {
    return new Finding(
        finding.fingerprint(),
        finding.policy(),
        finding.title(),
        finding.severity(),
        finding.category(),
        finding.message(),
        finding.remediation(),
        finding.resource(),
        finding.resourceType(),
        finding.attribute(),
        finding.element(),
        finding.range(),
        finding.value(),
        finding.trace(),
        finding.fixable(),
        finding.advisory(),
        finding.level(),
        finding.controls(),
        finding.aliases(),
        finding.references(),
        finding.status(),
        finding.suppression(),
        cause,
        evidence);
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }
}
