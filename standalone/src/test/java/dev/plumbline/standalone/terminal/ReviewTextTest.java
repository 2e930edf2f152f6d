package dev.plumbline.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Tally;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewTextTest {
  private static final SourceTree SOURCES =
      SourceTree.ofText(Map.of("main.tf", "one = 1\ntwo = 2\n"));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void whatWasThereBeforeTheChangeIsCountedAndNotListed() {
    var text = text(new ReviewText.Shown(true, false, false, true));

    text.found(
        "db",
        List.of(
            finding("aws/old", "a", 1, Severity.HIGH, Status.EXISTING),
            finding("aws/older", "a", 1, Severity.INFO, Status.EXISTING),
            finding("aws/new", "a", 1, Severity.LOW, Status.NEW)),
        SOURCES);
    text.ended(report("base"), Duration.ofSeconds(9));

    assertThat(said())
        .contains("aws/new", "2 existing findings are not listed: --existing")
        .doesNotContain("aws/old", "of severity info");
  }

  @Test
  void whatWasThereBeforeComesBehindWhatIsNewWhereItIsAskedFor() {
    var text = text(new ReviewText.Shown(true, false, true, true));

    text.found(
        "db",
        List.of(
            finding("aws/old", "a", 1, Severity.HIGH, Status.EXISTING),
            finding("aws/new", "b", 2, Severity.LOW, Status.NEW)),
        SOURCES);

    assertThat(said()).contains("aws/old  existing").doesNotContain("not listed");
    assertThat(said().indexOf("aws/new")).isLessThan(said().indexOf("aws/old"));
  }

  @Test
  void whatSeveralPoliciesSayOfOneCauseShowsItOnce() {
    var text = text(new ReviewText.Shown(true, false, false, true));

    text.found(
        "db",
        List.of(
            finding("aws/low", "a", 1, Severity.LOW, Status.NEW),
            finding("aws/high", "a", 1, Severity.HIGH, Status.NEW),
            finding("aws/other", "b", 2, Severity.MEDIUM, Status.NEW),
            finding("aws/whole", "", 2, Severity.MEDIUM, Status.NEW)),
        SOURCES);

    assertThat(said())
        .containsSubsequence(
            "aws/high",
            "aws/low",
            "main.tf:1:1",
            "one = 1",
            "Mend aws/high",
            "Mend aws/low",
            "aws/other",
            "main.tf:2:1",
            "aws/whole",
            "main.tf:2:1")
        .containsOnlyOnce("one = 1");
  }

  @Test
  void remediesThatDifferSayWhatTheyAreFor() {
    var text = text(new ReviewText.Shown(true, false, false, true));

    text.found(
        "db",
        List.of(
            finding("aws/low", "a", 1, Severity.LOW, Status.NEW),
            finding("aws/high", "a", 1, Severity.HIGH, Status.NEW),
            finding("aws/other", "b", 2, Severity.MEDIUM, Status.NEW)),
        SOURCES);

    assertThat(said())
        .contains("fix  Mend aws/high  for aws/high", "fix  Mend aws/low  for aws/low")
        .contains("fix  Mend aws/other\n");
  }

  @Test
  void settingsThatTakeNoEffectAreToldWithTheSummaryAloneToo() {
    var text = text(ReviewText.Shown.NOTHING);

    text.found(
        "db",
        List.of(
            finding("practice/suppressions/known", "", 1, Severity.MEDIUM, Status.NEW),
            finding("aws/high", "a", 1, Severity.HIGH, Status.NEW)),
        SOURCES);
    text.found(
        "web",
        List.of(finding("practice/suppressions/known", "", 1, Severity.MEDIUM, Status.NEW)),
        SOURCES);
    text.ended(report(""), Duration.ofSeconds(9));

    assertThat(said()).containsOnlyOnce("! main.tf:1:1  It is so.").doesNotContain("aws/high");
  }

  @Test
  void whatIsHeldBackIsCountedByWhatHoldsIt() {
    var text = text(new ReviewText.Shown(true, false, false, true));

    text.held(
        List.of(
            finding("aws/one", "a", 1, Severity.LOW, Status.NEW).suppressedBy(by("baseline")),
            finding("aws/two", "a", 1, Severity.LOW, Status.NEW).suppressedBy(by("cfn_nag")),
            finding("aws/three", "a", 2, Severity.LOW, Status.NEW).suppressedBy(by("baseline"))));
    text.ended(report(""), Duration.ofSeconds(9));

    assertThat(said()).contains("held back: 2 by the baseline, 1 by suppressions of cfn_nag");
  }

  private static Suppression by(String form) {
    return new Suppression(form, "x", "", "", null, range(1));
  }

  @Test
  void errorsInTheSourcesStandBeforeTheStacksFindings() {
    var text = text(new ReviewText.Shown(true, false, false, true));

    text.errors(
        "db", List.of(Diagnostic.error("Invalid expression", "A value is missing.", range(2))));
    text.found("db", List.of(finding("aws/new", "a", 1, Severity.LOW, Status.NEW)), SOURCES);

    assertThat(said())
        .containsSubsequence("── db", "error  main.tf:2:1  Invalid expression", "aws/new");
  }

  @Test
  void theEndSaysHowToLiveWithAFinding() {
    var text = text(new ReviewText.Shown(true, false, false, true));

    text.found("db", List.of(finding("aws/new", "a", 1, Severity.LOW, Status.NEW)), SOURCES);
    text.ended(report(""), Duration.ofSeconds(9));

    assertThat(said()).contains("# plumbline:ignore ID reason=");
  }

  @Test
  void theTimeIsThatOfWhoWaitedAndNotThatOfTheReviewAlone() {
    text(ReviewText.Shown.NOTHING).ended(report(""), Duration.ofMillis(12_340));

    assertThat(said()).contains("PASS  no findings  (12.3 s)");
  }

  private ReviewText text(ReviewText.Shown shown) {
    var err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new ReviewText(
        new PrintStream(out, true, StandardCharsets.UTF_8), err, Style.PLAIN, shown);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Report report(String base) {
    return new Report(
        "r",
        "",
        "repo",
        "",
        false,
        1,
        "",
        base,
        Instant.EPOCH,
        Instant.EPOCH,
        Verdict.PASS,
        "no findings",
        Tally.NONE,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static SourceRange range(int line) {
    return new SourceRange(
        "main.tf", new SourcePosition(line, 1, 0), new SourcePosition(line, 8, 7));
  }

  private static Finding finding(
      String policy, String attribute, int line, Severity severity, Status status) {
    return new Finding(
        policy + attribute,
        policy,
        "Title of " + policy,
        severity,
        "security",
        "It is so.",
        "Mend " + policy,
        "aws_db_instance.a",
        "aws_db_instance",
        attribute,
        range(line),
        "",
        List.of(),
        true,
        false,
        Finding.Level.THRESHOLD,
        List.of(),
        List.of(),
        List.of(),
        status,
        null);
  }
}
