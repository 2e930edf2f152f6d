package dev.plumbline.ingest;

import dev.plumbline.ingest.changes.Repetition;
import dev.plumbline.ingest.intake.Intake;
import dev.plumbline.ingest.intake.Taken;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.UnreadableException;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.lane.Generations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingest's step on the loop: one {@code RepositoryChanged} in; the ledger's ReviewStarted, or
 * Rejected, and a StackChanged for each affected stack out.
 */
public final class IngestStep implements Step {
  private static final int MAX_PATHS = 1_000;
  private static final int TIMES = 5;

  /** No change is kept for so long. */
  private static final Duration OLDEST = Duration.ofDays(400);

  private static final Logger LOG = LoggerFactory.getLogger(IngestStep.class);

  private final Intake intake;
  private final Supplier<Estate> estate;
  private final Generations generations;
  private final Repetition repetition;
  private final Placement placement;

  public IngestStep(
      Intake intake,
      Supplier<Estate> estate,
      Generations generations,
      Repetition repetition,
      Placement placement) {
    this.placement = placement;
    this.intake = intake;
    this.estate = estate;
    this.generations = generations;
    this.repetition = repetition;
  }

  @Override
  public PhaseName service() {
    return PhaseName.INGEST;
  }

  /** A change may be a first fetch, and the sources of thousands of stacks. */
  @Override
  public Duration deadline(Duration usual) {
    return usual.multipliedBy(TIMES);
  }

  @Override
  public Output process(Input input, Budget budget) throws IOException {
    RepositoryChanged change = read(input);
    if (!placement.isHome(change.repository(), input.partition())) {
      return Misplaced.home(input, change.repository());
    }
    if (repetition.isRepeated(input)) {
      return Output.skipped("this event is in the topic for the second time", List.of());
    }
    if (change.closed()) {
      return Output.completed(List.of(Events.of(closed(change, input))));
    }
    generations.awaitKnown();
    if (generations.closedSince(change.repository(), change.ref(), input.offset())) {
      return unneeded(change, input, change.ref() + " was closed since");
    }
    Taken taken = take(change, input, budget);
    if (taken instanceof Taken.Started(var review, _, _)) {
      if (generations.repeats(review)) {
        return repeated(change, input, review.reviewId());
      }
      if (generations.startedBefore(review)) {
        return returned(change, input, review.reviewId(), budget);
      }
    }
    return Output.completed(events(taken));
  }

  /** What was reviewed before has come back, as a review of its own. */
  private Output returned(RepositoryChanged change, Input input, String first, Budget budget)
      throws IOException {
    Taken taken = take(change.again(run(input)), input, budget);
    if (taken instanceof Taken.Started(var review, _, _)) {
      generations.returns(review.reviewId(), first);
    }
    return Output.completed(events(taken));
  }

  private Taken take(RepositoryChanged change, Input input, Budget budget) throws IOException {
    return intake.take(change, input.offset(), written(input), estate.get(), budget);
  }

  /** The same whenever this change is taken, and another one for each change. */
  private static int run(Input input) {
    return Math.toIntExact(1 + input.offset() % (Integer.MAX_VALUE - 1));
  }

  private static ReviewEvent.ChangeClosed closed(RepositoryChanged change, Input input) {
    return new ReviewEvent.ChangeClosed(
        ReviewEvent.changeId(input.partition(), input.offset()),
        input.timestamp(),
        change.requestId(),
        change.repository(),
        change.ref(),
        input.offset());
  }

  /** Its events would be those that are there already. */
  private Output repeated(RepositoryChanged change, Input input, String reviewId) {
    return unneeded(
        change,
        input,
        "this is reviewed already, as " + reviewId + "; another run number reviews it again");
  }

  /** Whoever waits for an answer gets one. */
  private Output unneeded(RepositoryChanged change, Input input, String reason) {
    return Output.skipped(
        reason,
        change.requestId().isEmpty()
            ? List.of()
            : events(intake.reject(change, day(input), reason, false)));
  }

  @Override
  public List<Event> abandoned(Input input, String reason) {
    try {
      return events(intake.reject(read(input), day(input), reason, false));
    } catch (IllegalArgumentException unreadable) {
      return List.of(); // Nobody can be told: the record itself is what is kept.
    }
  }

  private static LocalDate day(Input input) {
    return LocalDate.ofInstant(written(input), ZoneOffset.UTC);
  }

  /**
   * When the change was written, by its producer's clock: reviews evaluate for that day, on which
   * suppressions have expired or not. A clock that can't be right is not believed.
   */
  private static Instant written(Input input) {
    Instant now = Instant.now();
    Instant said = input.timestamp();
    boolean plausible =
        said.isAfter(now.minus(OLDEST)) && said.isBefore(now.plus(Duration.ofDays(1)));
    if (plausible) {
      return said;
    }
    LOG.atWarn()
        .addKeyValue("reason", "it says " + said)
        .log("A change's producer has a clock that is wrong; it is reviewed for today");
    return now;
  }

  private static List<Event> events(Taken taken) {
    return switch (taken) {
      case Taken.Rejected(var rejected) -> List.of(Events.of(rejected));
      case Taken.Started(var started, var stacks, var failed) -> {
        var events = new ArrayList<Event>();
        events.add(Events.of(started));
        failed.forEach(event -> events.add(Events.of(event)));
        stacks.forEach(stack -> events.add(Events.of(stack)));
        yield events;
      }
    };
  }

  /** Any producer may have written it, so it is looked at before it is believed. */
  private static RepositoryChanged read(Input input) {
    RepositoryChanged change = parsed(input);
    if (change == null || change.url().isBlank()) {
      throw new UnreadableException("a change without the URL or path of its repository");
    }
    for (String text :
        List.of(change.repository(), change.url(), change.ref(), change.head(), change.base())) {
      if (text.length() > RepositoryChanged.LONGEST_NAME
          || text.chars().anyMatch(Character::isISOControl)) {
        throw new UnreadableException("a change whose names are no names");
      }
    }
    if (change.paths().size() > MAX_PATHS) {
      throw new UnreadableException("a change that names " + change.paths().size() + " paths");
    }
    // The keeper reads the same record, and a name that ingest made up would be unknown to it.
    if (change.closed() && (change.repository().isBlank() || change.ref().isBlank())) {
      throw new UnreadableException("a closed change without its repository or ref");
    }
    RepositoryChanged named = change.named(RepositoryName.of(change));
    requireShort("repository", named.repository(), RepositoryChanged.MAX_REPOSITORY_BYTES);
    requireShort("ref", named.ref(), RepositoryChanged.MAX_REF_BYTES);
    return named;
  }

  private static void requireShort(String what, String name, int most) {
    if (name.getBytes(StandardCharsets.UTF_8).length > most) {
      throw new UnreadableException(
          "a change whose " + what + " has a name longer than " + most + " bytes");
    }
  }

  private static RepositoryChanged parsed(Input input) {
    try {
      return Json.readExactly(input.value(), RepositoryChanged.class);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()), e);
    }
  }
}
