package dev.plumbline.policy.term;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of a stack, as far as a judgement can tell. Where something
 * stands in its file is no part of that: no condition sees it.
 */
public final class Change {
  private final Scene before;
  private final Scene after;

  /** By the number of a resource before: what it is after; null where it is gone. */
  private final @Nullable Subject[] now;

  private final Set<Subject> changedBefore = new LinkedHashSet<>();
  private final Set<Subject> changedAfter = new LinkedHashSet<>();
  private final Set<String> types = new HashSet<>();
  private final Set<Asked.Around> around = new HashSet<>();

  private final Map<Subject, Boolean> stays = new IdentityHashMap<>();

  /** What resources of the state after were before; made when it is first asked for. */
  private @Nullable Map<Subject, Subject> was;

  private Change(Scene before, Scene after, @Nullable Subject[] now) {
    this.before = before;
    this.after = after;
    this.now = now;
  }

  /**
   * Empty where the two are no states of one stack, or differ in more than what they declare: in
   * the order of their resources, or in modules that can't be read.
   */
  public static Optional<Change> between(Scene before, Scene after) {
    if (!before.graph().stack().equals(after.graph().stack())
        || !unread(before.graph()).equals(unread(after.graph()))) {
      return Optional.empty();
    }
    @Nullable Subject[] now = new @Nullable Subject[before.subjects().size()];
    Map<String, Subject> left = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Subject subject : before.subjects()) {
      if (left.put(subject.resource().address(), subject) != null) {
        shared.add(subject.resource().address());
      }
    }
    List<Subject> brought = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int last = -1;
    for (Subject subject : after.subjects()) {
      String address = subject.resource().address();
      if (!seen.add(address)) {
        shared.add(address);
      }
      Subject was = left.get(address);
      if (was == null || shared.contains(address) || !was.type().equals(subject.type())) {
        brought.add(subject);
      } else if (was.number() < last) {
        return Optional.empty();
      } else {
        last = was.number();
        now[last] = subject;
      }
    }
    var change = new Change(before, after, now);
    change.compare(shared, brought);
    return Optional.of(change);
  }

  /** What can't be read, and what that refers to. */
  private static Set<List<String>> unread(Graph graph) {
    Set<List<String>> unread = new HashSet<>();
    Set<String> calls = new HashSet<>();
    for (ModuleCall call : graph.declarations().modules()) {
      if (!call.available()) {
        calls.add(Addresses.withoutKeys(call.address()));
        unread.add(List.of(call.address()));
      }
    }
    if (!calls.isEmpty()) {
      for (Edge edge : graph.edges()) {
        if (calls.contains(Addresses.withoutKeys(edge.from()))) {
          unread.add(List.of(edge.from(), edge.to()));
        }
      }
    }
    return unread;
  }

  private void compare(Set<String> shared, List<Subject> brought) {
    Set<String> blocks = new HashSet<>();
    for (Subject subject : before.subjects()) {
      Subject other = now[subject.number()];
      if (other == null || shared.contains(subject.resource().address())) {
        gone(subject);
        blocks.add(block(subject));
      } else if (!Sameness.of(subject.resource(), other.resource())) {
        both(subject, other);
      }
    }
    for (Subject subject : brought) {
      changedAfter.add(subject);
      blocks.add(block(subject));
    }
    Set<String> referring = referring();
    if (!blocks.isEmpty() || !referring.isEmpty()) {
      // What is added may stand for a reference that meant all of its block until now.
      for (Subject subject : before.subjects()) {
        Subject other = now[subject.number()];
        if (other != null
            && (blocks.contains(block(subject))
                || referring.contains(subject.resource().address()))) {
          both(subject, other);
        }
      }
    }
    changedBefore.forEach(subject -> types.add(subject.type()));
    changedAfter.forEach(subject -> types.add(subject.type()));
    if (blocks.isEmpty()
        && referring.isEmpty()
        && changedBefore.stream().allMatch(was -> Links.areAlike(was, now(was)))) {
      after.links().takeOver(before, after);
    }
    around(before, changedBefore);
    around(after, changedAfter);
  }

  private static String block(Subject subject) {
    return Addresses.withoutKeys(subject.resource().address());
  }

  private void gone(Subject subject) {
    Subject other = now[subject.number()];
    changedBefore.add(subject);
    now[subject.number()] = null;
    if (other != null) {
      changedAfter.add(other);
    }
  }

  private void both(Subject subject, Subject other) {
    changedBefore.add(subject);
    changedAfter.add(other);
  }

  /** Whose references are others now; their attributes may be the same. */
  private Set<String> referring() {
    List<Edge> were = before.graph().edges();
    List<Edge> are = after.graph().edges();
    boolean same = were.size() == are.size();
    for (int i = 0; same && i < were.size(); i++) {
      same = were.get(i) == are.get(i) || drawn(were.get(i)).equals(drawn(are.get(i)));
    }
    if (same) {
      return Set.of();
    }
    Map<String, List<Drawn>> old = drawn(were);
    Map<String, List<Drawn>> fresh = drawn(are);
    Set<String> differing = new HashSet<>(old.keySet());
    differing.addAll(fresh.keySet());
    differing.removeIf(from -> Objects.equals(old.get(from), fresh.get(from)));
    Set<String> addresses = new HashSet<>(differing);
    for (Scene scene : List.of(before, after)) {
      for (Subject subject : scene.subjects()) {
        if (differing.contains(block(subject))) {
          addresses.add(subject.resource().address());
        }
      }
    }
    return addresses;
  }

  /** An edge without its place. */
  private record Drawn(String from, String to, Edge.Kind kind, String attribute) {}

  private static Drawn drawn(Edge edge) {
    return new Drawn(edge.from(), edge.to(), edge.kind(), edge.attribute());
  }

  private static Map<String, List<Drawn>> drawn(List<Edge> edges) {
    Map<String, List<Drawn>> drawn = new HashMap<>();
    edges.forEach(
        edge -> drawn.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(drawn(edge)));
    return drawn;
  }

  /** Whose neighbours may be others, or read otherwise, by what changed in one of the states. */
  private void around(Scene scene, Set<Subject> changed) {
    Set<Subject> met = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Subject subject : changed) {
      met.add(subject);
      for (Subject neighbour : scene.links().around(subject)) {
        met.add(neighbour);
        touched(neighbour, subject.type());
      }
    }
    // An equal name counts for less than a reference: whoever has both may be found anew.
    for (Subject companion : met) {
      for (Naming.Key key : Naming.by(companion)) {
        for (Subject owner : scene.ofType(key.owner())) {
          if (Naming.owner(owner).filter(it -> it.name().equals(key.name())).isPresent()) {
            touched(owner, companion.type());
          }
        }
      }
    }
  }

  private void touched(Subject subject, String type) {
    Subject was = subject.scene() == before ? subject : was(subject);
    if (was != null) {
      around.add(new Asked.Around(was, type));
    }
  }

  private @Nullable Subject was(Subject subject) {
    if (was == null) {
      was = new IdentityHashMap<>();
      for (Subject one : before.subjects()) {
        Subject is = now[one.number()];
        if (is != null) {
          was.put(is, one);
        }
      }
    }
    return was.get(subject);
  }

  /** The resources of the state before that are gone or others now. */
  public Set<Subject> changedBefore() {
    return changedBefore;
  }

  /** The resources of the state after that are new or were others. */
  public Set<Subject> changedAfter() {
    return changedAfter;
  }

  /** Types of which a resource changed. */
  Set<String> types() {
    return types;
  }

  /** Whose neighbours of which type changed; of those before. */
  Set<Asked.Around> around() {
    return around;
  }

  /** Whether a resource of the state before is there and the same. */
  public boolean isKept(Subject subject) {
    return now[subject.number()] != null && !changedBefore.contains(subject);
  }

  /** What a resource of the state before is after. */
  public Subject now(Subject subject) {
    return Objects.requireNonNull(now[subject.number()], subject::toString);
  }

  /** Whether one that is there and the same also stands at the same place. */
  public boolean stays(Subject subject) {
    Resource was = subject.resource();
    Resource is = now(subject).resource();
    return was == is || stays.computeIfAbsent(subject, _ -> stays(was, is));
  }

  private static boolean stays(Resource was, Resource is) {
    return was.range().equals(is.range())
        && was.header().equals(is.header())
        && was.provenance().equals(is.provenance());
  }

  /** Whether the same keeps open whose companion one of a type is. */
  boolean isNamedAlike(Links.Types types) {
    Term.Open one = before.links().unnamed(types);
    Term.Open other = after.links().unnamed(types);
    if (one == null || other == null) {
      return one == other;
    }
    Place place = Term.placeOf(one);
    return place != null && isKept(place.subject()) && in(one).equals(other);
  }

  /** A place of the state before in the state after, in which it reads the same. */
  public Place in(Place place) {
    Place outer = place.parent() == null ? null : in(place.parent());
    return new Place(
        now(place.subject()), outer, place.name(), place.index(), place.value(), place.derived());
  }

  /** The same of what was read there. */
  public Term in(Term term) {
    return switch (term) {
      case Term.Known(Value value, Place place) ->
          new Term.Known(value, place == null ? null : in(place));
      case Term.Ref(Subject subject) -> new Term.Ref(now(subject));
      case Term.Group(List<Term> elements, Map<Integer, Subject> perhaps) -> {
        Map<Integer, Subject> missing = new HashMap<>();
        perhaps.forEach((position, subject) -> missing.put(position, now(subject)));
        yield new Term.Group(elements.stream().map(this::in).toList(), missing);
      }
      case Term.Open(List<Cause> causes) -> new Term.Open(causes.stream().map(this::in).toList());
    };
  }

  private Cause in(Cause cause) {
    Place place = cause.place();
    return place == null ? cause : new Cause(cause.kind(), in(place), cause.reason());
  }
}
