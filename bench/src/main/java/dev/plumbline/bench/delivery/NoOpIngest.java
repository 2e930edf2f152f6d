package dev.plumbline.bench.delivery;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A review for each change, a stack for each of its paths, without looking at any repository. */
final class NoOpIngest implements Step {
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  @Override
  public PhaseName service() {
    return PhaseName.INGEST;
  }

  @Override
  public Output process(Input input, Budget budget) {
    var change = Json.read(input.value(), RepositoryChanged.class);
    Instant now = Instant.now();
    List<StackChanged> stacks =
        change.paths().stream().map(path -> stack(change, path, input.offset(), now)).toList();
    var events = new ArrayList<Event>();
    events.add(Events.of(started(change, stacks, input.offset(), now)));
    stacks.forEach(stack -> events.add(Events.of(stack)));
    return Output.completed(events);
  }

  private static ReviewEvent started(
      RepositoryChanged change, List<StackChanged> stacks, long generation, Instant now) {
    return new ReviewEvent.Started(
        change.requestId(),
        now,
        change.requestId(),
        change.repository(),
        change.ref(),
        change.tracked(),
        generation,
        change.head(),
        change.base(),
        change.lane(),
        now.plus(DEADLINE),
        stacks.stream().map(StackChanged::key).toList(),
        List.of());
  }

  private static StackChanged stack(
      RepositoryChanged change, String path, long generation, Instant now) {
    return new StackChanged(
        change.requestId(),
        change.repository(),
        change.ref(),
        change.tracked(),
        generation,
        StackSpec.terraform(path),
        null,
        null,
        change.head(),
        change.base(),
        change.lane() == Lane.BULK ? Lane.BULK : Lane.INTERACTIVE,
        change.paths().size(),
        now.plus(DEADLINE),
        LocalDate.EPOCH,
        change.settings());
  }
}
