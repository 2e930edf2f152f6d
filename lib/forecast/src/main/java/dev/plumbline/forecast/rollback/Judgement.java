package dev.plumbline.forecast.rollback;

import dev.plumbline.forecast.Derived;
import dev.plumbline.forecast.danger.Content;
import dev.plumbline.forecast.danger.Holds;
import dev.plumbline.forecast.danger.Kinds;
import dev.plumbline.forecast.danger.Refusal;
import dev.plumbline.forecast.danger.Safeguards;
import dev.plumbline.forecast.erasure.Erasure;
import dev.plumbline.forecast.erasure.ErasureSearch;
import dev.plumbline.forecast.oneway.OneWay;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.model.plan.RollbackCard.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges each resource of a change and its revert, and collects the steps. */
final class Judgement {
  private final Map<String, Resource> base;
  private final Map<String, Resource> head;
  private final Map<String, PlannedChange> back;
  private final ErasureSearch erasures;
  private final Set<String> before = new LinkedHashSet<>();
  private final Set<String> reverting = new LinkedHashSet<>();
  private final Set<String> after = new LinkedHashSet<>();

  /** What a revert leaves out; nothing to say where that is all there is to it. */
  private final Set<String> leaving = new LinkedHashSet<>();

  /** What does not come about, since its service refuses it. */
  private final Set<String> refused = new LinkedHashSet<>();

  /** Whether the revert has anything to do that is not refused. */
  private boolean reverts;

  /**
   * @param back what the revert does, by address
   * @param erasures what the change deletes of what stays
   */
  Judgement(
      Map<String, Resource> base,
      Map<String, Resource> head,
      Map<String, PlannedChange> back,
      ErasureSearch erasures) {
    this.base = base;
    this.head = head;
    this.back = back;
    this.erasures = erasures;
  }

  List<String> before() {
    return List.copyOf(before);
  }

  List<String> reverting() {
    Set<String> steps = new LinkedHashSet<>(reverts ? leaving : Set.of());
    steps.addAll(reverting);
    return List.copyOf(steps);
  }

  List<String> after() {
    return List.copyOf(after);
  }

  /** Resources whose change makes the apply fail. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  boolean hasSteps() {
    return !before.isEmpty() || !reverting.isEmpty() || !after.isEmpty();
  }

  Row row(PlannedChange change) {
    if (!change.previousAddress().isEmpty()) {
      reverting.add(
          "Give the revert a block `moved { from = "
              + change.address()
              + " to = "
              + change.previousAddress()
              + " }`, else it is destroyed and created.");
    }
    return switch (change.action()) {
      case CREATE -> erased(change, created(change));
      case UPDATE -> erased(change, updated(change));
      case REPLACE -> replaced(change);
      case DESTROY -> destroyed(change);
      case MOVE -> row(change, Outcome.RESTORED, "goes back to its old address", List.of());
      case FORGET -> forgotten(change);
      case READ, NO_OP -> row(change, Outcome.RESTORED, "does not change", List.of());
      case UNKNOWN -> row(change, Outcome.UNKNOWN, unknown(change), List.of());
    };
  }

  private static String unknown(PlannedChange change) {
    return "what happens to it is not known"
        + (change.reason().isEmpty() ? "" : ": " + change.reason());
  }

  /** What a change deletes does not come back, whatever becomes of the configuration. */
  private Row erased(PlannedChange change, Row row) {
    Optional<Erasure> found = erasures.of(change);
    if (found.isEmpty()) {
      return row;
    }
    Erasure erasure = found.get();
    Outcome least = erasure.certain() ? Outcome.CONTENT_LOST : Outcome.UNKNOWN;
    before.add(erasure.keep());
    return new Row(
        row.address(),
        row.action(),
        row.back(),
        row.outcome().compareTo(least) < 0 ? row.outcome() : least,
        row.text() + "; " + erasure.deleted() + " by the change, and do not come back",
        row.safeguards(),
        row.range());
  }

  private Row created(PlannedChange change) {
    Resource made = head.get(change.address());
    if (made == null) {
      return row(change, Outcome.RESTORED, "goes again", List.of());
    }
    Optional<Lasting> lasting = Lasting.of(made, head);
    if (lasting.isPresent()) {
      return lasting(change, lasting.get());
    }
    Removal removal = Removal.of(made, change.stateful());
    reverting.addAll(removal.before());
    after.addAll(removal.after());
    return row(change, Outcome.RESTORED, removal.text() + Lasting.taken(made), List.of());
  }

  private Row lasting(PlannedChange change, Lasting lasting) {
    if (lasting.step().isEmpty()) {
      return row(change, Outcome.NOT_RESTORED, lasting.text(), List.of());
    }
    reverting.add(lasting.step());
    return row(change, Outcome.RESTORED, lasting.text(), List.of());
  }

  private Row updated(PlannedChange change) {
    PlannedChange revert = back.get(old(change));
    if (mayReplace(change)) {
      return row(change, Outcome.UNKNOWN, unknown(change), List.of());
    }
    if (revert != null && revert.action() == Action.REPLACE) {
      Resource lost = head.get(change.address());
      return lost == null || revert.confidence() == Confidence.POSSIBLE
          ? row(change, Outcome.UNKNOWN, "may be replaced by the revert", List.of())
          : gone(change, lost, "the revert replaces it" + forced(revert), false);
    }
    Optional<Refusal> refusal = refusal(change);
    if (refusal.isPresent()) {
      refused.add(change.address());
      String why = refusal.get().why();
      return row(
          change, Outcome.RESTORED, "stays as it was, since the apply fails: " + why, List.of());
    }
    String kept = String.join(", ", kept(change, revert));
    if (!kept.isEmpty()) {
      reverting.add(
          "Write the old value of " + kept + " of " + change.address() + " into the revert.");
    }
    List<OneWay> shut =
        revert == null ? List.of() : OneWay.against(revert.type(), revert.attributes());
    if (revert != null && !shut.isEmpty()) {
      return oneWay(change, revert, shut);
    }
    return kept.isEmpty()
        ? row(change, Outcome.RESTORED, "is updated back", List.of())
        : row(
            change,
            Outcome.NOT_RESTORED,
            "keeps " + kept + ": leaving it out of the source again changes nothing",
            List.of());
  }

  /** One that is sure. */
  private Optional<Refusal> refusal(PlannedChange change) {
    return Refusal.of(
            change.type(),
            change.action(),
            change.confidence(),
            change.attributes(),
            head.get(change.address()))
        .filter(Refusal::sure);
  }

  /** Of a type that may hold something, and of which nobody knows what replaces it. */
  private boolean mayReplace(PlannedChange change) {
    Resource old = base.get(old(change));
    return old != null
        && change.confidence() == Confidence.POSSIBLE
        && change.attributes().stream().anyMatch(AttributeChange::forcesReplacement)
        && !Holds.isDescribed(old.type())
        && Holds.of(old) != Content.NONE;
  }

  /** Of an attribute that goes only one way; the resource itself stays, with what it holds. */
  private Row oneWay(PlannedChange change, PlannedChange revert, List<OneWay> shut) {
    String words = shut.stream().map(OneWay::words).collect(Collectors.joining(", and "));
    if (shut.stream().allMatch(OneWay::isOpen)) {
      reverting.add("Revert in time: " + words + " (" + change.address() + ").");
      return row(change, Outcome.RESTORED, "is updated back: " + words, List.of());
    }
    List<OneWay> refused = shut.stream().filter(one -> !one.isOpen() && !one.isIdle()).toList();
    if (!refused.isEmpty()) {
      leaving.add(
          "Leave "
              + refused.stream().map(OneWay::path).collect(Collectors.joining(" and "))
              + " of "
              + change.address()
              + " in the revert as the change has it, else the apply fails.");
    }
    for (OneWay one : shut) {
      add(before, one.back().before(change.address()));
      add(after, one.back().after(change.address()));
    }
    boolean other =
        revert.attributes().stream()
            .anyMatch(attribute -> refused.stream().noneMatch(one -> one.isAgainst(attribute)));
    reverts |= other;
    return made(change, Outcome.NOT_RESTORED, "can't go back: " + words, List.of());
  }

  private static void add(Set<String> steps, String step) {
    if (!step.isEmpty()) {
      steps.add(step);
    }
  }

  /** The attributes that the change wrote for the first time and the revert does not touch. */
  private Set<String> kept(PlannedChange change, @Nullable PlannedChange revert) {
    Resource old = base.get(old(change));
    Set<String> kept = new TreeSet<>();
    if (old != null && change.confidence() != Confidence.POSSIBLE) {
      change.attributes().forEach(attribute -> kept.add(top(attribute)));
      kept.removeIf(name -> old.attribute(name) != null || Derived.is(name));
    }
    if (revert != null) {
      revert.attributes().forEach(attribute -> kept.remove(top(attribute)));
    }
    return kept;
  }

  private static String top(AttributeChange attribute) {
    return attribute.path().split("[.\\[]", 2)[0];
  }

  private static String forced(PlannedChange revert) {
    return revert.forcedBy().isEmpty() ? "" : " (" + revert.forcedBy() + " forces it)";
  }

  private Row replaced(PlannedChange change) {
    Resource lost = base.get(old(change));
    if (lost == null || change.confidence() == Confidence.POSSIBLE) {
      return row(change, Outcome.UNKNOWN, unknown(change), List.of());
    }
    PlannedChange revert = back.get(old(change));
    String how =
        revert != null && revert.action() == Action.REPLACE
            ? "is replaced by the change and again by the revert"
            : "is replaced by the change";
    return gone(change, lost, how, true);
  }

  private Row destroyed(PlannedChange change) {
    Resource lost = base.get(change.address());
    if (lost == null || change.confidence() == Confidence.POSSIBLE) {
      return row(change, Outcome.UNKNOWN, unknown(change), List.of());
    }
    return gone(change, lost, "is destroyed", true);
  }

  /**
   * @param byChange whether the change itself takes it away, and not only the revert
   */
  private Row gone(PlannedChange change, Resource lost, String how, boolean byChange) {
    Danger.Kind kind = Kinds.of(change.type(), change.stateful());
    Afterlife afterlife = Afterlife.of(lost);
    Outcome outcome = afterlife.outcome();
    if (kind == Danger.Kind.DATA && outcome.compareTo(Outcome.CONTENT_LOST) > 0) {
      outcome = Outcome.CONTENT_LOST;
    } else if (kind != Danger.Kind.RESOURCE && outcome == Outcome.RESTORED) {
      outcome = Outcome.IDENTITY_CHANGES;
    }
    boolean open = kind != Danger.Kind.DATA && Holds.of(lost) == Content.UNKNOWN;
    if (open && outcome.compareTo(Outcome.UNKNOWN) > 0) {
      outcome = Outcome.UNKNOWN;
    }
    if (!afterlife.step().isEmpty()) {
      reverting.add(sentence(afterlife.step() + " " + lost.address() + "."));
    }
    if (open) {
      (byChange ? before : reverting)
          .add("See whether " + lost.address() + " holds anything, and keep that elsewhere.");
    }
    if (kind == Danger.Kind.DATA) {
      steps(lost, byChange);
    } else if (outcome == Outcome.IDENTITY_CHANGES) {
      after.add("Tell those who know " + lost.address() + " by its id, address or name.");
    }
    return row(
        change,
        outcome,
        how + "; it " + afterlife.text() + (open ? Content.NOT_KNOWN : ""),
        kind == Danger.Kind.DATA ? Safeguards.of(lost) : List.of());
  }

  private void steps(Resource lost, boolean byChange) {
    Backup backup = Backup.of(lost.type());
    String keep = sentence(backup.keep() + " " + lost.address() + backup.behind());
    if (byChange) {
      before.add(keep);
    } else {
      reverting.add(keep);
    }
    if (!backup.restore().isEmpty()) {
      after.add("Restore " + lost.address() + " from " + backup.restore() + ", and check it.");
    }
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private Row forgotten(PlannedChange change) {
    reverting.add("Import " + change.address() + " again: it is still there.");
    return row(change, Outcome.RESTORED, "is only forgotten, and can be imported again", List.of());
  }

  private static String old(PlannedChange change) {
    return change.previousAddress().isEmpty() ? change.address() : change.previousAddress();
  }

  private Row row(PlannedChange change, Outcome outcome, String text, List<String> safeguards) {
    reverts = true;
    return made(change, outcome, text, safeguards);
  }

  private Row made(PlannedChange change, Outcome outcome, String text, List<String> safeguards) {
    @Nullable PlannedChange revert = back.getOrDefault(old(change), back.get(change.address()));
    return new Row(
        change.address(),
        change.action(),
        revert == null ? Action.NO_OP : revert.action(),
        outcome,
        text,
        safeguards,
        change.cause());
  }
}
