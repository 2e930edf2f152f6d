package dev.plumbline.reporter.output;

import static dev.plumbline.reporter.testing.Samples.START;

import dev.plumbline.model.cost.Amount;
import dev.plumbline.model.cost.CostChange;
import dev.plumbline.model.cost.CostSummary;
import dev.plumbline.model.cost.CostTotals;
import dev.plumbline.model.cost.Costs;
import dev.plumbline.model.finding.External;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlanComparison;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.Reach;
import dev.plumbline.model.plan.Rename;
import dev.plumbline.model.plan.Renames;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.section.Safeguards;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Tally;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.reporter.output.Contents.Stack;
import dev.plumbline.reporter.strategy.Strategies;
import dev.plumbline.reporter.testing.Changes;
import dev.plumbline.reporter.testing.Graphs;
import dev.plumbline.reporter.testing.Samples;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report with one of everything, hostile text included. */
public final class Reports {
  static final String HOSTILE = "=cmd()|\"x\", @team <b>\n::error::`a``b`";

  private Reports() {}

  public static Contents sample() {
    return contents(
        List.of(
            finding("aws/rds/encryption", "aws_db_instance.main", Severity.HIGH, 12)
                .with(Finding.Status.NEW),
            finding("aws/s3/logging", "aws_s3_bucket.a[0]", Severity.MEDIUM, 3),
            finding("aws/s3/logging", "aws_s3_bucket.a[1]", Severity.MEDIUM, 3),
            finding("aws/s3/versioning", "aws_s3_bucket.a[0]", Severity.LOW, 3)
                .with(Finding.Status.EXISTING),
            finding("aws/iam/star", "aws_iam_policy.p", Severity.CRITICAL, 40)
                .suppressedBy(
                    new Suppression(
                        "plumbline",
                        "aws/iam/star",
                        "team-a",
                        "until the split",
                        LocalDate.of(2027, 1, 31),
                        range(39))),
            finding("aws/kms/rotation", "aws_kms_key.k", Severity.LOW, 50)
                .with(Finding.Status.FIXED),
            hostile()));
  }

  static Contents contents(List<Finding> findings) {
    var plan =
        Changes.plan(Changes.stateful(Action.REPLACE, "aws_db_instance.main"))
            .with(consequences())
            .with(costs())
            .with(supplied());
    Strategy strategy =
        Strategies.of(
            StackSpec.terraform("shop"),
            Graphs.of("shop", "aws_db_instance.main"),
            null,
            plan,
            Budget.generous());
    Stack stack =
        new Stack(
            Samples.report("shop", Samples.failing(1)),
            findings,
            List.of(new Review.Undecided("aws/s3/kms", "aws_s3_bucket.a[0]", "var.key")),
            List.of(
                new Safeguards(
                    "aws_db_instance.main",
                    "aws_db_instance",
                    Map.of(
                        Safeguards.Kind.BACKUP,
                        Safeguards.State.YES,
                        Safeguards.Kind.ALARM,
                        Safeguards.State.NO,
                        Safeguards.Kind.LOG,
                        Safeguards.State.UNKNOWN,
                        Safeguards.Kind.OWNER,
                        Safeguards.State.NO))),
            plan,
            fixes(findings),
            strategy,
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            List.of(
                new External(
                    "acme-scan",
                    "ACME_1",
                    "Buckets are <b>named</b>",
                    "told",
                    Severity.HIGH,
                    SourceRange.startOf("shop/main.tf"),
                    External.Standing.THEIRS,
                    "")),
            List.of("broken.sarif is not JSON"));
    return new Contents(
        report(Map.of("replace", plan.changes().size()), stack.report(), null),
        List.of(stack),
        false);
  }

  private static PlanComparison supplied() {
    return new PlanComparison(
        "shop.tfplan.json",
        true,
        41,
        List.of(
            new PlanComparison.Difference("aws_db_instance.main", Action.REPLACE, Action.UPDATE),
            new PlanComparison.Difference("aws_s3_bucket.logs", null, Action.CREATE)),
        1);
  }

  private static Costs costs() {
    var sum =
        new CostSummary(
            new CostTotals(
                Amount.exactly(new BigDecimal("73")),
                1,
                0,
                2,
                0,
                1,
                List.of("part of aws_db_instance.main", "aws_x.<y>")),
            new CostTotals(Amount.exactly(new BigDecimal("70")), 1, 0, 2, 0, 0, List.of()),
            Amount.exactly(new BigDecimal("3")),
            1,
            "list prices of 2024-07-01");
    return new Costs(
        sum,
        List.of(),
        List.of(
            new CostChange(
                "aws_db_instance.main",
                true,
                Amount.exactly(new BigDecimal("3")),
                "$70.00 → $73.00")),
        List.of());
  }

  private static Consequences consequences() {
    var rename =
        new Rename(
            "aws_s3_bucket.a",
            "aws_s3_bucket.b",
            Rename.Remedy.MOVED_BLOCK,
            "main.tf",
            3,
            "\nmoved {\n  from = aws_s3_bucket.a\n  to   = aws_s3_bucket.b\n}\n",
            1,
            Confidence.CERTAIN,
            "both are configured alike");
    var danger =
        new Danger(
            "aws_db_instance.main",
            Danger.Kind.DATA,
            "aws_db_instance.main will be replaced.",
            List.of("No final snapshot is taken."),
            true,
            "",
            "# plumbline:acknowledge aws_db_instance.main reason=\"…\"",
            range(12));
    return new Consequences(
        new Renames(List.of(rename), Map.of("move", 1)),
        List.of(danger),
        List.of(
            new Acknowledgement(
                "aws_kms_key.k", "", HOSTILE, "platform", "2027-01-31", true, "", range(40))),
        List.of(new Breaking("output id", "Output id is gone.", List.of("r/app"), range(9))),
        List.of(
            new Reach(
                "aws_db_instance.main",
                Action.REPLACE,
                List.of("aws_instance.web"),
                2,
                false,
                List.of("id"),
                List.of("r/app"))));
  }

  /** The same report with one stack that refers to these artifacts. */
  public static Report referring(Report report, ArtifactRef findings, ArtifactRef plan) {
    var links = StackReport.Links.NONE;
    var stack = Samples.report("shop", Samples.failing(1), links, findings, plan);
    return report(report.actions(), stack, costs().summary());
  }

  private static Report report(
      Map<String, Integer> actions, StackReport stack, @Nullable CostSummary cost) {
    return new Report(
        "r1",
        "request",
        Samples.REPOSITORY,
        "pull/7",
        false,
        7,
        "abc",
        "def",
        START,
        START.plusSeconds(9),
        Verdict.FAIL,
        "1 danger; 5 findings",
        new Tally(Map.of("high", 1), Map.of("high", 1), 1, 1, 1, Map.of("high", 1), 1, 0),
        actions,
        List.of(new Report.Danger("shop", "aws_db_instance.main is replaced: its data is lost")),
        List.of(stack),
        List.of(new Report.Incomplete("other", "reviewer failed: over its budget")),
        List.of(new Report.Link("shop", "network", "s3://state/network")),
        List.of("2 files were too large to read"),
        cost);
  }

  private static List<Implementation.Fix> fixes(List<Finding> findings) {
    return findings.stream()
        .filter(finding ->
            List.of("aws/rds/encryption", "aws/s3/versioning").contains(finding.policy()))
        .map(Reports::fix)
        .toList();
  }

  private static Implementation.Fix fix(Finding finding) {
    boolean database = finding.policy().equals("aws/rds/encryption");
    return new Implementation.Fix(
        finding.fingerprint(),
        finding.policy(),
        database ? "Encrypt the database" : "Version the bucket",
        true,
        List.of("the finding is gone"),
        List.of(),
        "--- a/main.tf\n+++ b/main.tf\n@@ -1 +1,2 @@\n password = \"hunter-2-hunter\"\n"
            + (database ? "+storage_encrypted = true\n" : "+enabled = true\n"),
        List.of());
  }

  static Finding finding(String policy, String resource, Severity severity, int line) {
    Finding plain = Samples.finding(policy, resource, "false", severity);
    return new Finding(
        plain.fingerprint(),
        policy,
        plain.title(),
        severity,
        "encryption",
        resource + " is not as it should be.",
        "Make it so.",
        resource,
        plain.resourceType(),
        "storage_encrypted",
        range(line),
        "false",
        List.of(new Provenance.Step(Provenance.Kind.VARIABLE_FILE, "var.encrypted", range(2))),
        true,
        false,
        Finding.Level.THRESHOLD,
        List.of("CIS AWS 2.3.1"),
        List.of("CKV_AWS_16"),
        List.of("https://docs.example/rds"),
        Finding.Status.NEW,
        null);
  }

  private static Finding hostile() {
    Finding base = finding("practice/names", "aws_x.y", Severity.INFO, 1);
    return new Finding(
        base.fingerprint(),
        base.policy(),
        HOSTILE,
        base.severity(),
        "practice",
        HOSTILE,
        HOSTILE,
        "aws_x.y[\"" + HOSTILE + "\"]",
        "aws_x",
        "",
        new SourceRange("dir/ä b:%.tf", new SourcePosition(1, 1, 0), new SourcePosition(1, 2, 1)),
        "",
        List.of(),
        false,
        true,
        Finding.Level.THRESHOLD,
        List.of(),
        List.of(),
        List.of("javascript:alert(1)"),
        Finding.Status.NEW,
        null);
  }

  static SourceRange range(int line) {
    return new SourceRange(
        "shop/main.tf", new SourcePosition(line, 3, 20), new SourcePosition(line, 27, 44));
  }
}
