package dev.plumbline.standalone.command;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.run.Connection;
import dev.plumbline.standalone.run.Following;
import dev.plumbline.standalone.run.Stage;
import dev.plumbline.standalone.terminal.ReviewText;
import dev.plumbline.standalone.terminal.Style;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    change.namedPolicies().forEach(PolicyIds::find);
    outputs.check();
    RepositoryChanged request = change.change(Lane.INTERACTIVE);
    Style style = Style.of(noColor, System.getenv());
    var text = new ReviewText(Main.out(), Main.err(), style, quiet || outputs.ownStandardOutput());
    try (Connection connection =
        settings.namesCluster()
            ? Connection.toCluster(settings.sources())
            : Connection.own(change.allowing(settings.sources()), Main.endsWithItsCommand())) {
      Report report = follow(connection, request, text);
      if (!outputs.ownStandardOutput()) {
        text.ended(report);
      }
      outputs.write(report, connection.artifacts());
      Stage.END.reached();
      return exit(report).code();
    }
  }

  private static Report follow(Connection connection, RepositoryChanged request, ReviewText text)
      throws IOException {
    try (var subscription = connection.subscribe()) {
      connection.publish(request);
      Stage.PUBLISHED.reached();
      connection.awaitServices();
      var listener = new Listener(text, connection.artifacts());
      ReportReady ready =
          new Following(subscription, request.requestId(), listener).await(Duration.ofMinutes(30));
      Stage.REPORT.reached();
      return connection.artifacts().getJson(ready.report(), Report.class);
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

  /** Turns what is seen into text; reads a stack's sources once, when its first finding comes. */
  private static final class Listener implements Following.Listener {
    private final ReviewText text;
    private final Snapshots snapshots;
    private final Map<String, ArtifactRef> heads = new HashMap<>();
    private final Map<String, SourceTree> sources = new HashMap<>();
    private boolean someFound;

    Listener(ReviewText text, ArtifactStore artifacts) {
      this.text = text;
      this.snapshots = new Snapshots(artifacts);
    }

    @Override
    public void ledger(ReviewEvent event) {
      if (event instanceof ReviewEvent.Started started) {
        Stage.REVIEW.reached();
        text.started(started);
      } else {
        text.ledger(event);
      }
    }

    @Override
    public void stack(StackChanged stack) {
      if (stack.head() != null) {
        heads.put(stack.stack().name(), stack.head());
      }
    }

    @Override
    public void found(FindingEvent.Reported found) {
      Finding finding = found.finding();
      if (List.of(Finding.Status.NEW, Finding.Status.EXISTING).contains(finding.status())) {
        text.found(found.stack(), finding, sources(found.stack()));
        if (!someFound) {
          someFound = true;
          Stage.FINDING.reached();
        }
      }
    }

    private @Nullable SourceTree sources(String stack) {
      ArtifactRef head = heads.get(stack);
      if (head == null) {
        return null;
      }
      return sources.computeIfAbsent(
          stack,
          _ -> {
            try {
              return snapshots.get(head);
            } catch (IOException e) {
              return SourceTree.EMPTY; // the finding is shown without its code
            }
          });
    }
  }
}
