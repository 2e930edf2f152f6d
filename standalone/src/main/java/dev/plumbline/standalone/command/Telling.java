package dev.plumbline.standalone.command;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.standalone.run.Following;
import dev.plumbline.standalone.run.Stage;
import dev.plumbline.standalone.terminal.ReviewText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what is seen of a review into text. */
final class Telling implements Following.Listener {
  private final ReviewText text;
  private final HeadSources sources;
  private final Runnable onReviewed;
  private final Function<String, Optional<String>> elsewhere;
  private final boolean ordered;
  private final Map<String, List<Finding>> untold = new LinkedHashMap<>();
  private final Map<String, List<Finding>> held = new TreeMap<>();
  private boolean someFound;
  private final Set<String> growing = new HashSet<>();

  /**
   * @param onReviewed is run when a stack's review has ended or some of its findings were told
   * @param elsewhere who else makes a review and where it is shown, by its id
   * @param ordered whether nobody waits for what is shown: then it comes at the end, in an order
   *     that is always the same
   */
  Telling(
      ReviewText text,
      HeadSources sources,
      Runnable onReviewed,
      Function<String, Optional<String>> elsewhere,
      boolean ordered) {
    this.text = text;
    this.sources = sources;
    this.onReviewed = onReviewed;
    this.elsewhere = elsewhere;
    this.ordered = ordered;
  }

  @Override
  public void ledger(ReviewEvent event) {
    if (event instanceof ReviewEvent.Started started) {
      Stage.REVIEW.reached();
      text.started(started);
      elsewhere.apply(started.reviewId()).ifPresent(text::elsewhere);
    } else {
      if (isReviewed(event)) {
        onReviewed.run();
      }
      text.ledger(event);
    }
  }

  /** Whether the reviewer is done with a stack, whatever came of it, or will never have it. */
  private static boolean isReviewed(ReviewEvent event) {
    return switch (event) {
      case ReviewEvent.PhaseCompleted end -> end.phase() == PhaseName.REVIEWER;
      case ReviewEvent.PhaseSkipped end -> end.phase() == PhaseName.REVIEWER;
      case ReviewEvent.PhaseFailed end ->
          end.terminal() && (end.phase() == PhaseName.REVIEWER || end.lost());
      case ReviewEvent.Started _,
          ReviewEvent.Rejected _,
          ReviewEvent.PhaseStarted _,
          ReviewEvent.Completed _,
          ReviewEvent.ChangeClosed _,
          ReviewEvent.Superseded _ ->
          false;
    };
  }

  @Override
  public void stack(StackChanged stack) {
    sources.add(stack);
  }

  @Override
  public void analyzed(ReviewState state) {
    state
        .section(PhaseName.ANALYZER, Analysis.class)
        .ifPresent(analysis -> analyzed(state.stack().stack().name(), analysis));
  }

  private void analyzed(String stack, Analysis analysis) {
    if (analysis.head() != null) {
      sources.analyzed(stack, analysis.head());
    }
    if (!analysis.errors().isEmpty()) {
      text.errors(stack, analysis.errors());
    }
  }

  @Override
  public void found(FindingEvent.Reported found) {
    Finding finding = found.finding();
    if (List.of(Finding.Status.NEW, Finding.Status.EXISTING).contains(finding.status())) {
      untold.computeIfAbsent(found.stack(), _ -> new ArrayList<>()).add(finding);
      growing.add(found.stack());
    } else if (finding.status() == Finding.Status.SUPPRESSED) {
      held.computeIfAbsent(found.stack(), _ -> new ArrayList<>()).add(finding);
    }
  }

  /**
   * A stack's findings come together; they are told when no more of them come, so that instances of
   * one fault are told as one and the worst first.
   */
  @Override
  public void turned() {
    if (ordered) {
      if (!untold.isEmpty()) {
        first();
      }
      return;
    }
    List.copyOf(untold.keySet()).stream()
        .filter(stack -> !growing.contains(stack))
        // Topics are read side by side, and the code is shown without what the graph calls secret.
        .filter(sources::isAnalyzed)
        .forEach(this::tell);
    growing.clear();
  }

  /** The review is over: no more will come. */
  void rest() {
    List.copyOf(untold.keySet()).stream().sorted().forEach(this::tell);
    held.values().forEach(text::held);
  }

  private void first() {
    if (!someFound) {
      someFound = true;
      Stage.FINDING.reached();
      onReviewed.run();
    }
  }

  private void tell(String stack) {
    first();
    List<Finding> found = Objects.requireNonNull(untold.remove(stack));
    text.found(stack, found, sources(stack, found));
  }

  private SourceTree sources(String stack, List<Finding> found) {
    try {
      return sources.shown(
          stack, found.stream().map(one -> one.range().file()).collect(Collectors.toSet()));
    } catch (IOException e) {
      return SourceTree.EMPTY; // the finding is shown without its code
    }
  }
}
