package dev.plumbline.standalone.terminal;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.finding.Fault;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.reporter.output.Environments;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A review in the terminal while it runs: findings on standard output as each stack passes the
 * reviewer, progress on standard error, one line that is written over on a terminal.
 */
public final class ReviewText {
  private final PrintStream out;
  private final PrintStream err;
  private final Style style;
  private final FindingText finding;
  private final boolean quiet;
  private final Set<String> finished = new HashSet<>();
  private int stacks;
  private final boolean info;
  private final Set<Place> told = new HashSet<>();
  private final Map<String, List<Finding>> byStack = new HashMap<>();
  private int found;
  private int untold;
  private String current = "";
  private boolean lineOpen;

  private record Place(String stack, Fault fault) {}

  /**
   * @param info whether findings of severity info are shown one by one, or only counted
   */
  public ReviewText(PrintStream out, PrintStream err, Style style, boolean quiet, boolean info) {
    this.out = out;
    this.err = err;
    this.style = style;
    this.finding = new FindingText(style);
    this.quiet = quiet;
    this.info = info;
  }

  public void started(ReviewEvent.Started started) {
    stacks = started.count();
    if (!quiet) {
      clear();
      String what =
          started.base().isEmpty() ? "" : " of the change since " + shortened(started.base());
      err.println(
          "Reviewing "
              + stacks
              + (stacks == 1 ? " stack" : " stacks")
              + what
              + " in "
              + CodeFrame.printable(started.repository()));
    }
  }

  /** A phase that ends for a stack moves the progress line on. */
  public void ledger(ReviewEvent event) {
    switch (event) {
      case ReviewEvent.PhaseCompleted done when done.phase() == PhaseName.REPORTER ->
          finished.add(done.stack());
      case ReviewEvent.PhaseFailed failed when !quiet -> {
        clear();
        String again = failed.terminal() ? "failed" : "will be tried again";
        err.println(
            style.yellow(
                failed.stack()
                    + ": "
                    + failed.phase().label()
                    + " "
                    + again
                    + ": "
                    + CodeFrame.printable(failed.reason())));
      }
      case ReviewEvent.Started _,
          ReviewEvent.Rejected _,
          ReviewEvent.PhaseStarted _,
          ReviewEvent.PhaseCompleted _,
          ReviewEvent.PhaseFailed _,
          ReviewEvent.PhaseSkipped _,
          ReviewEvent.Completed _,
          ReviewEvent.ChangeClosed _,
          ReviewEvent.Superseded _ -> {}
    }
    progress();
  }

  /**
   * Shows faults, the worst first, each with its instances.
   *
   * @param reported findings of one stack
   * @param sources the stack's files, null where they are not at hand
   */
  public void found(String stack, List<Finding> reported, @Nullable SourceTree sources) {
    if (quiet) {
      return;
    }
    byStack.computeIfAbsent(stack, _ -> new ArrayList<>()).addAll(reported);
    clear();
    Fault.group(reported).stream()
        .sorted(Comparator.comparing(fault -> fault.getFirst().severity()))
        .forEach(fault -> fault(stack, fault, sources));
  }

  private void fault(String stack, List<Finding> instances, @Nullable SourceTree sources) {
    if (instances.getFirst().severity() == Severity.INFO && !info) {
      untold += told.add(new Place(stack, Fault.of(instances.getFirst()))) ? 1 : 0;
      return;
    }
    heading(stack);
    if (told.add(new Place(stack, Fault.of(instances.getFirst())))) {
      found++;
      out.println(finding.render(instances, sources));
    } else {
      out.println(finding.more(instances));
    }
  }

  private void heading(String stack) {
    if (!stack.equals(current)) {
      out.println();
      out.println(
          style.bold("── " + CodeFrame.printable(stack) + " ")
              + style.dim("─".repeat(Math.max(2, 60 - stack.length()))));
      out.println();
      current = stack;
    }
  }

  public void ended(Report report) {
    clear();
    if (untold > 0) {
      String notes = untold == 1 ? "1 finding" : untold + " findings";
      out.println();
      out.println(style.dim(notes + " of severity info: --severity info shows them one by one"));
    }
    environments(report).forEach(line -> out.println(CodeFrame.printable(line)));
    out.print(new Summary(style).render(report));
  }

  /** Which findings hold in which environments of a root module. */
  private List<String> environments(Report report) {
    var environments = new Environments();
    for (StackReport stack : report.stacks()) {
      environments.add(stack.stack(), byStack.getOrDefault(stack.stack().name(), List.of()));
    }
    return environments.lines();
  }

  private void progress() {
    if (!quiet && style.colours() && stacks > 0) {
      err.print(
          "\r\u001b[K"
              + finished.size()
              + " of "
              + stacks
              + " stacks done, "
              + found
              + " findings");
      err.flush();
      lineOpen = true;
    }
  }

  private void clear() {
    if (lineOpen) {
      err.print("\r\u001b[K");
      err.flush();
      lineOpen = false;
    }
  }

  private static String shortened(String revision) {
    return revision.matches("[0-9a-f]{40}") ? revision.substring(0, 10) : revision;
  }
}
