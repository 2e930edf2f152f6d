package dev.plumbline.model.review;

import dev.plumbline.model.json.Json;
import dev.plumbline.model.json.RawObject;
import java.util.Optional;

/**
 * A stack's review on its way through the phases: the {@link StackChanged} it began with, and one
 * member a phase with how it ended and its section. Members that a phase did not write are
 * forwarded byte for byte, those it has never heard of too, so that a rolling upgrade loses
 * nothing.
 */
public record ReviewState(StackChanged stack, RawObject members) {
  private static final String STACK = "stack";

  /** The first state of a review. */
  public static ReviewState of(StackChanged stack) {
    return new ReviewState(stack, RawObject.EMPTY.with(STACK, Json.bytes(stack)));
  }

  /**
   * The first state of a review, from the wire form of its {@link StackChanged}, which is kept byte
   * for byte.
   *
   * @throws IllegalArgumentException when it is no such JSON, or lacks what tells one stack's
   *     review from another
   */
  public static ReviewState begin(byte[] stack) {
    return new ReviewState(named(stack), RawObject.EMPTY.with(STACK, stack));
  }

  /**
   * Reads the wire form.
   *
   * @throws IllegalArgumentException when it is no JSON object with a stack as {@link #begin} takes
   *     it
   */
  public static ReviewState parse(byte[] json) {
    RawObject members = RawObject.parse(json);
    byte[] stack = members.member(STACK);
    if (stack == null) {
      throw new IllegalArgumentException("a review state without its stack");
    }
    return new ReviewState(named(stack), members);
  }

  private static StackChanged named(byte[] json) {
    StackChanged stack = Json.read(json, StackChanged.class);
    if (stack == null
        || stack.stack() == null
        || stack.lane() == null
        || stack.reviewId().isEmpty()) {
      throw new IllegalArgumentException("a stack without its name, lane or review");
    }
    return stack;
  }

  public byte[] toBytes() {
    return members.toBytes();
  }

  /** This state with {@code section} as what {@code phase} found. */
  public ReviewState completed(PhaseName phase, Object section) {
    return with(phase, new PhaseResult(Outcome.COMPLETED, "", Json.tree(section)));
  }

  /** This state with the reason why {@code phase} has nothing to say. */
  public ReviewState ended(PhaseName phase, Outcome outcome, String reason) {
    return with(phase, new PhaseResult(outcome, reason, null));
  }

  private ReviewState with(PhaseName phase, PhaseResult result) {
    return new ReviewState(stack, members.with(phase.label(), Json.bytes(result)));
  }

  /** How a phase ended; empty while it has not. */
  public Optional<PhaseResult> result(PhaseName phase) {
    byte[] member = members.member(phase.label());
    return member == null ? Optional.empty() : Optional.of(Json.read(member, PhaseResult.class));
  }

  /** Why a phase brought nothing, said to those that need it. */
  public String lack(PhaseName phase) {
    return "the "
        + phase.label()
        + result(phase)
            .map(result -> " " + result.outcome().label() + ": " + result.reason())
            .orElse(" has not run");
  }

  /** What a phase found; empty when it failed, was skipped, or has not run. */
  public <T> Optional<T> section(PhaseName phase, Class<T> type) {
    return result(phase)
        .flatMap(result -> Optional.ofNullable(result.section()))
        .map(node -> Json.convert(node, type));
  }
}
