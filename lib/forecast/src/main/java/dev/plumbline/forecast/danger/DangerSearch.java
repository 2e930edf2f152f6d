package dev.plumbline.forecast.danger;

import dev.plumbline.forecast.Dangers;
import dev.plumbline.forecast.Upgrades;
import dev.plumbline.forecast.erasure.Erasure;
import dev.plumbline.forecast.erasure.ErasureSearch;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a predicted plan takes away for good, and whether somebody has taken it on. */
public final class DangerSearch {
  /** Of the stacks that read a name; the reach of the change names all. */
  private static final int NAMED = 3;

  private final Map<String, Resource> applied = new HashMap<>();
  private final Map<String, Resource> next = new HashMap<>();
  private final Set<String> guardedBlocks = new HashSet<>();
  private final Map<String, Set<String>> offered = new HashMap<>();
  private final Words words;
  private final Answers answers;
  private final Upgrades upgrades;
  private final Readers readers;
  private final ErasureSearch erasures;

  /**
   * @param words where the change can take a danger on
   * @param readers of what the stack offers
   */
  public DangerSearch(Graph base, Graph head, Words words, Readers readers) {
    this.words = words;
    this.readers = readers;
    answers = new Answers(base, head, words);
    upgrades = Upgrades.of(base, head);
    erasures = new ErasureSearch(base, head);
    base.resources().forEach(resource -> applied.put(resource.address(), resource));
    for (Resource resource : head.resources()) {
      next.put(resource.address(), resource);
      if (resource.lifecycle().preventDestroy()) {
        guardedBlocks.add(Addresses.withoutKeys(resource.address()));
      }
    }
    base.declarations().outputs().stream()
        .filter(output -> output.module().isEmpty())
        .forEach(output -> {
          offer(output.value(), name(output));
          // A known value goes on under its name, whatever becomes of what it was taken from.
          output.reads().forEach(read -> offer(read.address()));
        });
  }

  private static String name(Output output) {
    return output.exportName().isEmpty() ? output.name() : output.exportName();
  }

  /** The resources whose attributes other stacks can read, and under which names. */
  private void offer(Value value, String name) {
    switch (value.unmarked()) {
      case Value.Unknown(Value.Origin origin) -> offer(origin.address()).add(name);
      case Value.Seq seq -> seq.elements().forEach(element -> offer(element, name));
      case Value.Obj obj -> obj.members().values().forEach(member -> offer(member, name));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Sensitive _ -> {}
    }
  }

  private Set<String> offer(String address) {
    return offered.computeIfAbsent(address, _ -> new HashSet<>());
  }

  /** Loudest first. */
  public List<Danger> in(Validation.Plan plan) {
    return plan.changes().stream()
        .sorted(Dangers.LOUDEST_FIRST)
        .flatMap(change -> of(change).stream())
        .sorted(Comparator.comparing(Danger::kind))
        .toList();
  }

  private List<Danger> of(PlannedChange change) {
    if (change.action().destroys()) {
      return List.of(danger(change));
    }
    List<Danger> found = new ArrayList<>();
    erasures.of(change).ifPresent(erasure -> found.add(erased(change, erasure)));
    NewNames.sentence(change)
        .ifPresent(text -> found.add(shown(change, Danger.Kind.REFERENCED_NAME, text)));
    Refusal.of(
            change.type(),
            change.action(),
            change.confidence(),
            change.attributes(),
            next.get(change.address()))
        .ifPresent(
            refusal -> found.add(shown(change, Danger.Kind.REFUSED, sentence(change, refusal))));
    return found;
  }

  private static String sentence(PlannedChange change, Refusal refusal) {
    return change.address()
        + " can't be updated so: "
        + refusal.why()
        + (refusal.sure() ? "; the apply fails." : "; the apply may fail.");
  }

  /** What stays, and loses a part of what it holds. */
  private Danger erased(PlannedChange change, Erasure erasure) {
    return new Danger(
        change.address(),
        Danger.Kind.DATA,
        erasure.sentence(change),
        List.of(),
        erasure.certain() && isSure(change),
        answers.reason(change),
        words.answer(change.address()),
        change.cause());
  }

  /** One that decides nothing. */
  private Danger shown(PlannedChange change, Danger.Kind kind, String text) {
    return new Danger(
        change.address(),
        kind,
        text,
        List.of(),
        false,
        "",
        words.answer(change.address()),
        change.cause());
  }

  private Danger danger(PlannedChange change) {
    Resource resource = applied.get(previous(change));
    Danger.Kind kind = kind(change, resource);
    Loss loss =
        resource == null ? null : Loss.of(resource, next.get(change.address()), guardedBlocks);
    boolean left = loss != null && (loss.leavesIt() || loss.isOpen());
    List<String> read =
        kind == Danger.Kind.REFERENCED_NAME
            ? readers.of(offered.getOrDefault(previous(change), Set.of()))
            : List.of();
    return new Danger(
        change.address(),
        kind,
        Dangers.sentence(
            change,
            left ? held(change, loss) : held(change, loss) + PublicAddresses.words(resource)),
        loss == null || kind != Danger.Kind.DATA ? reading(read) : Safeguards.of(loss),
        (isLost(kind) || !read.isEmpty()) && !left && isSure(change),
        answers.reason(change),
        words.answer(change.address()),
        change.cause());
  }

  private Danger.Kind kind(PlannedChange change, @Nullable Resource resource) {
    Danger.Kind kind = Kinds.of(change.type(), change.stateful());
    boolean internal = resource != null && PublicAddresses.isInternal(resource);
    if (kind == Danger.Kind.PUBLIC_ADDRESS && internal) {
      kind = Danger.Kind.RESOURCE;
    }
    return kind == Danger.Kind.RESOURCE && offered.containsKey(previous(change))
        ? Danger.Kind.REFERENCED_NAME
        : kind;
  }

  /** Nobody gets past a danger by raising the provider's version along with it. */
  private boolean isSure(PlannedChange change) {
    return change.confidence() == Confidence.CERTAIN || upgrades.isOnlyDoubt(change);
  }

  private static String held(PlannedChange change, @Nullable Loss loss) {
    if (!change.stateful()) {
      Content content = loss == null ? Holds.of(change.type()) : Holds.of(loss.applied());
      boolean stays = loss != null && loss.leavesIt();
      return content == Content.UNKNOWN && !stays ? Content.NOT_KNOWN : "";
    }
    return loss == null ? Fate.LOST.words() : Safeguards.fate(loss).words();
  }

  private static List<String> reading(List<String> stacks) {
    if (stacks.isEmpty()) {
      return List.of();
    }
    int more = stacks.size() - NAMED;
    String named = stacks.stream().limit(NAMED).collect(Collectors.joining(", "));
    return List.of("It is read by " + named + (more > 0 ? " and " + more + " more" : "") + ".");
  }

  /** A name that is offered and that nobody is known to read is shown, and decides nothing. */
  private static boolean isLost(Danger.Kind kind) {
    return switch (kind) {
      case DATA, IDENTITY, PUBLIC_ADDRESS -> true;
      case REFERENCED_NAME, REFUSED, RESOURCE -> false;
    };
  }

  private static String previous(PlannedChange change) {
    return change.action() == Action.REPLACE && !change.previousAddress().isEmpty()
        ? change.previousAddress()
        : change.address();
  }

  /** Every acknowledgement of the head; those that take nothing on say why. */
  public List<Acknowledgement> acknowledgements(Validation.Plan plan) {
    return answers.told(
        plan.changes().stream()
            .filter(change -> change.action().destroys() || erasures.of(change).isPresent())
            .sorted(Dangers.LOUDEST_FIRST)
            .toList());
  }
}
