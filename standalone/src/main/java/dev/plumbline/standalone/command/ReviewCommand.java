package dev.plumbline.standalone.command;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.section.Report;
import dev.plumbline.reporter.output.Contents;
import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Stage;
import dev.plumbline.standalone.terminal.DutiesText;
import dev.plumbline.standalone.terminal.ExternalText;
import dev.plumbline.standalone.terminal.ReviewText;
import dev.plumbline.standalone.terminal.Style;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: one change, through six services, to the terminal and to files. */
@Command(
    name = "review",
    description =
        "Review a directory or a Git repository: findings as they come, then the verdict.",
    footer = {
      "",
      "Examples:",
      "  plumbline review                  what is here, uncommitted too",
      "  plumbline review --base origin/main           only what this branch changed",
      "  plumbline review --base origin/main --existing  what was there before as well",
      "  plumbline review https://github.com/org/repo --base v1.4 --head main",
      "  plumbline review --plan tfplan.json             with a real plan's values",
      "  plumbline review --pack ../our-policies         with policies of your own",
      "  plumbline review -o sarif=findings.sarif --fail-on critical",
      "  plumbline review --sarif trivy.sarif --sarif checkov.sarif",
      "",
      "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or",
      "configuration, 3 incomplete (with --strict), 4 broker, database or Git",
      "host unreachable, 5 a defect of ours."
    })
public final class ReviewCommand implements Callable<Integer> {
  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private ExistingOption existing = new ExistingOption();
  @Mixin private OutputOptions outputs = new OutputOptions();
  @Mixin private SettingOptions settings = new SettingOptions();
  @Mixin private SupplyOptions supplies = new SupplyOptions();

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description =
          "What Trivy, Checkov, KICS, tflint, cfn-lint or another scanner found, as "
              + "SARIF; repeatable. Held against the findings: what is only theirs is told "
              + "with their name.")
  private List<Path> sarif = new ArrayList<>();

  @Option(names = "--soft-fail", description = "Exit with 0 whatever is found.")
  private boolean softFail;

  @Option(
      names = "--strict",
      description = "Exit with 3 when a part of the review could not be done.")
  private boolean strict;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only the summary.")
  private boolean quiet;

  @Option(names = "--no-color", description = "No colours (NO_COLOR is honoured as well).")
  private boolean noColor;

  @Override
  public Integer call() throws IOException {
    Stage.COMMAND.reached();
    outputs.check();
    if (softFail && strict) {
      throw Problem.usage("--soft-fail always exits with 0, so --strict can take no effect");
    }
    supplies.sarif(sarif);
    RepositoryChanged request = change.change(Lane.INTERACTIVE, existing);
    Style style = Style.of(noColor, System.getenv());
    boolean silent = quiet || outputs.ownStandardOutput();
    var shown = new ReviewText.Shown(!silent, change.wantsInfo(), existing.given(), !quiet);
    var text = new ReviewText(Main.out(), Main.err(), style, shown);
    try (Reviewed reviewed =
        Reviewed.of(request, change.target(), change.packs(), supplies, settings, text)) {
      if (!outputs.ownStandardOutput()) {
        others(reviewed, style);
        duties(reviewed, style);
        text.ended(
            reviewed.report(), Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
      }
      outputs.write(reviewed.report(), reviewed.artifacts(), existing.given());
      Stage.END.reached();
      return exit(reviewed.report()).code();
    }
  }

  private void others(Reviewed reviewed, Style style) throws IOException {
    if (!sarif.isEmpty()) {
      var contents = Contents.load(reviewed.report(), reviewed.artifacts());
      Main.out().print(new ExternalText(style).render(contents));
    }
  }

  private void duties(Reviewed reviewed, Style style) throws IOException {
    if (!reviewed.report().base().isEmpty() && !quiet) {
      var contents = Contents.load(reviewed.report(), reviewed.artifacts());
      Main.out().print(new DutiesText(style).render(contents));
    }
  }

  private ExitCode exit(Report report) {
    if (softFail) {
      return ExitCode.OK;
    }
    return switch (report.verdict()) {
      case FAIL -> ExitCode.FINDINGS;
      case INCOMPLETE, NOTHING_REVIEWED -> strict ? ExitCode.INCOMPLETE : ExitCode.OK;
      case PASS -> ExitCode.OK;
    };
  }
}
