package dev.plumbline.standalone.command;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Stage;
import dev.plumbline.standalone.terminal.ReviewText;
import dev.plumbline.standalone.terminal.Style;
import java.io.IOException;
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
      "  plumbline review                              everything here, uncommitted changes included",
      "  plumbline review --base origin/main           only what this branch changed",
      "  plumbline review https://github.com/org/repo --base v1.4 --head main",
      "  plumbline review --plan tfplan.json             with the values of 'terraform show -json'",
      "  plumbline review --pack ../our-policies         with policies of your own",
      "  plumbline review -o sarif=findings.sarif --fail-on critical",
      "",
      "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or configuration,",
      "3 incomplete (with --strict), 4 broker unreachable, 5 a defect of ours."
    })
public final class ReviewCommand implements Callable<Integer> {
  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private OutputOptions outputs = new OutputOptions();
  @Mixin private SettingOptions settings = new SettingOptions();

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
    RepositoryChanged request = change.change(Lane.INTERACTIVE);
    Style style = Style.of(noColor, System.getenv());
    boolean silent = quiet || outputs.ownStandardOutput();
    var text = new ReviewText(Main.out(), Main.err(), style, silent, change.wantsInfo());
    try (Reviewed reviewed =
        Reviewed.of(request, change.target(), change.packs(), settings, text)) {
      if (!outputs.ownStandardOutput()) {
        text.ended(reviewed.report());
      }
      outputs.write(reviewed.report(), reviewed.artifacts());
      Stage.END.reached();
      return exit(reviewed.report()).code();
    }
  }

  private ExitCode exit(Report report) {
    if (softFail) {
      return ExitCode.OK;
    }
    if (strict && !report.incomplete().isEmpty() && report.verdict() != Verdict.FAIL) {
      return ExitCode.INCOMPLETE;
    }
    return report.verdict() == Verdict.FAIL ? ExitCode.FINDINGS : ExitCode.OK;
  }
}
