package dev.plumbline.standalone.terminal;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.finding.Cause;
import dev.plumbline.model.finding.Fault;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Review.Checks;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.reporter.output.Environments;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
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
  private final Shown shown;
  private final Set<String> finished = new HashSet<>();
  private int stacks;
  private final Map<String, List<Diagnostic>> errors = new HashMap<>();
  private final Set<Place> told = new HashSet<>();
  private final Remarks remarks = new Remarks();
  private final Held held = new Held();
  private final Everywhere everywhere = new Everywhere();
  private final Map<String, List<Finding>> byStack = new HashMap<>();
  private int found;
  private int notes;
  private int old;
  private String current = "";
  private boolean lineOpen;

  private record Place(String stack, Fault fault) {}

  /**
   * What is shown one by one; the rest is counted.
   *
   * @param findings whether any are, and progress with them
   * @param info those of severity info too
   * @param existing those too that were there before the change
   * @param origin who makes the review, where that is not this process
   */
  public record Shown(boolean findings, boolean info, boolean existing, boolean origin) {
    public static final Shown NOTHING = new Shown(false, false, false, true);
  }

  public ReviewText(PrintStream out, PrintStream err, Style style, Shown shown) {
    this.out = out;
    this.err = err;
    this.style = style;
    this.finding = new FindingText(style);
    this.shown = shown;
  }

  public void started(ReviewEvent.Started started) {
    stacks = started.count();
    if (shown.findings()) {
      clear();
      err.println(begun(started));
    }
  }

  private static String begun(ReviewEvent.Started started) {
    String change = "the change since " + shortened(started.base());
    String where = CodeFrame.printable(started.repository());
    int count = started.count();
    if (started.base().isEmpty()) {
      return "Reviewing " + count + (count == 1 ? " stack" : " stacks") + " in " + where;
    }
    return count == 0
        ? change.replaceFirst("t", "T") + " touches no stack of " + where
        : "Reviewing "
            + count
            + (count == 1 ? " stack" : " stacks")
            + " of "
            + change
            + " in "
            + where;
  }

  /** Who else makes the review, and where it is shown while it runs and afterwards. */
  public void elsewhere(String line) {
    if (shown.origin()) {
      clear();
      err.println("plumbline: " + line);
    }
  }

  /** A phase that ends for a stack moves the progress line on. */
  public void ledger(ReviewEvent event) {
    switch (event) {
      case ReviewEvent.PhaseCompleted done when done.phase() == PhaseName.REPORTER ->
          finished.add(done.stack());
      case ReviewEvent.PhaseFailed failed when shown.findings() -> {
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

  /** What could not be understood of a stack; shown before its findings. */
  public void errors(String stack, List<Diagnostic> found) {
    errors.put(stack, found);
  }

  /**
   * Shows faults, the worst first, each with its instances, those of one cause together.
   *
   * @param reported findings of one stack
   * @param sources the stack's files, null where they are not at hand
   */
  public void found(String stack, List<Finding> reported, @Nullable SourceTree sources) {
    if (!shown.findings()) {
      remarks.add(reported);
      return;
    }
    byStack.computeIfAbsent(stack, _ -> new ArrayList<>()).addAll(reported);
    clear();
    List<List<Finding>> faults =
        Fault.group(reported).stream().filter(fault -> isShown(stack, fault.getFirst())).toList();
    Cause.group(
            faults.stream()
                .filter(fault -> isFirst(stack, fault) && !everywhere.isKnown(stack, fault))
                .toList())
        .forEach(together -> faults(stack, together, sources));
  }

  /** Counts what somebody decided to live with. */
  public void held(List<Finding> suppressed) {
    held.add(suppressed);
  }

  /** Counts what is not. */
  private boolean isShown(String stack, Finding one) {
    boolean before = one.status() == Status.EXISTING && !shown.existing();
    boolean note = one.severity() == Severity.INFO && !shown.info();
    if ((before || note) && told.add(new Place(stack, Fault.of(one)))) {
      old += before ? 1 : 0;
      notes += before ? 0 : 1;
    }
    return !before && !note;
  }

  /** Says in a line how many more there are of what was told. */
  private boolean isFirst(String stack, List<Finding> instances) {
    if (told.add(new Place(stack, Fault.of(instances.getFirst())))) {
      return true;
    }
    heading(stack);
    out.println(finding.more(instances));
    return false;
  }

  private void faults(String stack, Cause cause, @Nullable SourceTree sources) {
    heading(stack);
    found += cause.faults().size();
    out.println(finding.render(cause, sources));
  }

  private void heading(String stack) {
    if (!stack.equals(current)) {
      out.println();
      out.println(
          style.bold("── " + CodeFrame.printable(stack) + " ")
              + style.dim("─".repeat(Math.max(2, 60 - stack.length()))));
      out.println();
      current = stack;
      List<Diagnostic> problems = errors.remove(stack);
      if (problems != null) {
        problems.forEach(problem ->
            out.println(style.fit("  " + style.yellow("error") + "  " + Summary.error(problem))));
        out.println();
      }
    }
  }

  /**
   * @param took since the program began
   */
  public void ended(Report report, Duration took) {
    clear();
    var counted = new ArrayList<>(everywhere.lines());
    if (notes > 0) {
      String what = notes == 1 ? "1 finding" : notes + " findings";
      counted.add(what + " of severity info: --severity info shows them one by one");
    }
    if (old > 0) {
      String what = old == 1 ? "1 existing finding is" : old + " existing findings are";
      counted.add(what + " not listed: --existing");
    }
    if (found > 0) {
      counted.add(
          "to live with one: '# plumbline:ignore ID reason=\"…\"' above what it is about"
              + " (docs/suppressions.md)");
    }
    if (shown.findings() && report.stacks().stream().anyMatch(ReviewText::leavesOpen)) {
      counted.add("what is undecided, and the value that would decide it: -o json");
    }
    if (!counted.isEmpty()) {
      out.println();
      counted.forEach(line -> out.println(style.fit(style.dim(line))));
    }
    remarks
        .lines()
        .forEach(line -> out.println(style.fit(style.yellow("! ") + CodeFrame.printable(line))));
    held.line().ifPresent(line -> out.println(style.fit(style.dim(CodeFrame.printable(line)))));
    environments(report).forEach(line -> out.println(style.fit(CodeFrame.printable(line))));
    out.print(new Summary(style).render(report, took));
  }

  private static boolean leavesOpen(StackReport stack) {
    Checks checks = stack.checks();
    return checks != null && checks.unknown() > 0;
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
    if (shown.findings() && style.colours() && stacks > 0) {
      err.print(
          "\r\u001b[K"
              + finished.size()
              + " of "
              + stacks
              + (stacks == 1 ? " stack" : " stacks")
              + " done"
              + (found == 0 ? "" : ", findings so far: " + found));
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
