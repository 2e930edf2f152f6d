package dev.plumbline.pipeline;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.lane.Generations;
import dev.plumbline.pipeline.observe.Count;
import dev.plumbline.pipeline.observe.Metric;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** A {@link Phase} as a step: a state comes in, the state with one section more goes out. */
public final class PhaseStep implements Step {
  private final Phase phase;
  private final Supplier<Estate> estate;
  private final Generations generations;

  public PhaseStep(Phase phase, Supplier<Estate> estate, Generations generations) {
    this.phase = phase;
    this.estate = estate;
    this.generations = generations;
  }

  @Override
  public PhaseName service() {
    return phase.name();
  }

  @Override
  public Output process(Input input, Budget budget) throws IOException {
    ReviewState state = read(input);
    StackChanged stack = state.stack();
    if (generations.superseded(stack)) {
      String reason = "a newer change of " + name(stack.ref()) + " is under review";
      return Output.skipped(reason, List.of(pass(state, Outcome.SKIPPED, reason)));
    }
    var findings = new ArrayList<Finding>();
    ReviewState after = phase.apply(state, estate.get(), findings::add, budget);
    var events = new ArrayList<Event>();
    events.add(Events.of(after, phase.name()));
    Instant now = Instant.now();
    for (Finding finding : findings) {
      events.add(Events.of(reported(stack, finding, now)));
    }
    if (stack.tracked() && !estate.get().isNewerThan(stack)) {
      events.addAll(offered(after));
    }
    return ended(after, events).counting(counts(after, findings));
  }

  /** As the phase itself says in the state: the ledger says the same. */
  private Output ended(ReviewState after, List<Event> events) {
    return after
        .result(phase.name())
        .map(result ->
            switch (result.outcome()) {
              case COMPLETED -> Output.completed(events);
              case SKIPPED -> Output.skipped(result.reason(), events);
              case FAILED -> Output.failed(result.reason(), events);
            })
        .orElseGet(() -> Output.completed(events));
  }

  private List<Count> counts(ReviewState after, List<Finding> findings) {
    var counts = new ArrayList<>(phase.counts(after));
    for (Finding finding : findings) {
      String status = finding.status().name().toLowerCase(Locale.ROOT);
      counts.add(Count.of(Metric.FINDINGS, 1, finding.severity().label(), status));
    }
    return counts;
  }

  /**
   * Only the analyzer knows what a stack offers, and only it takes a removed one away. Nobody says
   * so of an older change than the estate knows: compaction keeps what was written last.
   */
  private List<Event> offered(ReviewState after) {
    StackChanged stack = after.stack();
    if (phase.name() == PhaseName.ANALYZER && stack.head() == null) {
      return List.of(
          Events.interfaceRemoved(
              stack.repository(), stack.stack().name(), stack.reviewId(), stack.generation()));
    }
    return phase.offers(after).map(offer -> Events.of(offer, stack.reviewId())).stream().toList();
  }

  @Override
  public List<Event> abandoned(Input input, String reason) {
    try {
      return List.of(pass(read(input), Outcome.FAILED, reason));
    } catch (IllegalArgumentException unreadable) {
      return List.of(); // the ledger's PhaseFailed, from the attributes, is all that can be said
    }
  }

  private Event pass(ReviewState state, Outcome outcome, String reason) {
    return Events.of(state.ended(phase.name(), outcome, reason), phase.name());
  }

  /** The first phase is given the bare stack, the others a state. */
  private ReviewState read(Input input) {
    return phase.name() == PhaseName.ANALYZER
        ? ReviewState.begin(input.value())
        : ReviewState.parse(input.value());
  }

  private static FindingEvent reported(StackChanged stack, Finding finding, Instant now) {
    return new FindingEvent.Reported(
        stack.reviewId(), stack.repository(), stack.ref(), stack.stack().name(), finding, now);
  }

  private static String name(String ref) {
    return ref.isEmpty() ? "the working tree" : ref;
  }
}
