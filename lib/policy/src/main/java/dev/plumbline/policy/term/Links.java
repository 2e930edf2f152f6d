package dev.plumbline.policy.term;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who refers to whom: by the graph's edges, and by attributes whose value is another resource's
 * computed attribute, which also sees through modules and locals.
 */
final class Links {
  private static final int DEEPEST = 16;

  private final Graph graph;
  private final Collection<Subject> subjects;
  private @Nullable Index index;

  /** Another state's, of which these are the same; null where they are looked for here. */
  private @Nullable Same same;

  /** Two states whose resources have the same numbers in their scenes. */
  private record Same(Links links, Scene before, Scene after) {
    List<Subject> now(List<Subject> were) {
      return were.stream().map(this::now).toList();
    }

    private Subject now(Subject was) {
      return after.subjects().get(was.number());
    }

    Subject was(Subject now) {
      return before.subjects().get(now.number());
    }
  }

  Links(Graph graph, Collection<Subject> subjects) {
    this.graph = graph;
    this.subjects = subjects;
  }

  private record Through(Subject to, String attribute) {}

  private static final class Index {
    final Map<Subject, Linked> from = new HashMap<>();
    final Map<Subject, Linked> into = new HashMap<>();

    /** Who refers to a subject through which of its top-level attributes. */
    final Map<Through, Linked> through = new HashMap<>();

    /** What each names by its address, of what may be missing: {@code x[0].id}. */
    final Map<Subject, Linked> byOrigin = new HashMap<>();

    final Set<Subject> reachedByUnread = new HashSet<>();
    final Map<String, List<Subject>> byAddress = new LinkedHashMap<>();
    final Map<Naming.Key, List<Subject>> byName = new HashMap<>();

    /** By owner's type and companion's type, one such companion whose owner's name is open. */
    final Map<Types, Nameless> unnamed = new HashMap<>();
  }

  record Types(String owner, String companion) {}

  /** A companion, and the attribute in which it names its owner. */
  private record Nameless(Subject companion, String attribute) {}

  List<Subject> from(Subject subject, String type) {
    if (same != null) {
      return same.now(same.links().from(same.was(subject), type));
    }
    return index().from.getOrDefault(subject, Linked.NONE).of(type);
  }

  List<Subject> into(Subject subject, String type) {
    if (same != null) {
      return same.now(same.links().into(same.was(subject), type));
    }
    return index().into.getOrDefault(subject, Linked.NONE).of(type);
  }

  List<Subject> through(Subject subject, String type, String attribute) {
    if (same != null) {
      return same.now(same.links().through(same.was(subject), type, attribute));
    }
    return through(subject, attribute).of(type);
  }

  boolean isThrough(Subject from, Subject to, String attribute) {
    if (same != null) {
      return same.links().isThrough(same.was(from), same.was(to), attribute);
    }
    return through(to, attribute).contains(from);
  }

  /**
   * Whether it names another that may be missing by its address, not in a list of all there are.
   */
  boolean isByAddress(Subject from, Subject to) {
    if (same != null) {
      return same.links().isByAddress(same.was(from), same.was(to));
    }
    return index().byOrigin.getOrDefault(from, Linked.NONE).contains(to);
  }

  private Linked through(Subject to, String attribute) {
    return index().through.getOrDefault(new Through(to, attribute), Linked.NONE);
  }

  List<Subject> attached(Subject subject, String type) {
    if (same != null) {
      return same.now(same.links().attached(same.was(subject), type));
    }
    var found = new LinkedHashSet<>(into(subject, type));
    for (Naming.Key key : Naming.of(subject, type)) {
      for (Subject named : index().byName.getOrDefault(key, List.of())) {
        if (from(named, subject.type()).isEmpty()) { // a reference says more than an equal name
          found.add(named);
        }
      }
    }
    found.remove(subject);
    return List.copyOf(found);
  }

  /**
   * The name by which a companion of that type may mean this one, where it is not known and means
   * no other; null where there is no such companion.
   */
  Term.@Nullable Open maybeNamedBy(Subject subject, String type) {
    return Naming.isNamed(subject) ? unnamed(new Types(subject.type(), type)) : null;
  }

  /** What {@link #maybeNamedBy} gives for a named owner of a type. */
  Term.@Nullable Open unnamed(Types types) {
    Nameless found = nameless(types);
    Term name = found == null ? null : found.companion().attribute(found.attribute());
    return name instanceof Term.Open open ? open : null;
  }

  private @Nullable Nameless nameless(Types types) {
    Nameless found = same == null ? index().unnamed.get(types) : same.links().nameless(types);
    return found == null || same == null
        ? found
        : new Nameless(same.now(found.companion()), found.attribute());
  }

  /** All that refer to it or that it refers to. */
  List<Subject> around(Subject subject) {
    var all = new ArrayList<>(from(subject, "*"));
    all.addAll(into(subject, "*"));
    return all;
  }

  boolean reachedByUnread(Subject subject) {
    if (same != null) {
      return same.links().reachedByUnread(same.was(subject));
    }
    return index().reachedByUnread.contains(subject);
  }

  /**
   * Takes another state's over, where all resources have the same numbers, those that changed refer
   * to and name the same as before, and no edge is another one.
   */
  void takeOver(Scene before, Scene after) {
    same = new Same(before.links(), before, after);
  }

  /** Whether two states of a resource refer to the same, and are found by the same names. */
  static boolean areAlike(Subject one, Subject other) {
    return origins(one).equals(origins(other))
        && Naming.by(one).equals(Naming.by(other))
        && Naming.owner(one).equals(Naming.owner(other))
        && Naming.isNamed(one) == Naming.isNamed(other)
        && Naming.unnamed(one).equals(Naming.unnamed(other));
  }

  /** What an attribute's value comes from. */
  private record From(String attribute, String address, boolean resource) {}

  private static List<From> origins(Subject subject) {
    var found = new ArrayList<From>();
    subject
        .resource()
        .attributes()
        .members()
        .forEach((name, value) ->
            origins(value, 0, (address, resource) -> found.add(new From(name, address, resource))));
    return found;
  }

  private Index index() {
    Index built = index;
    if (built == null) {
      built = build();
      index = built;
    }
    return built;
  }

  private Index build() {
    var built = new Index();
    for (Subject subject : subjects) {
      String address = subject.resource().address();
      built.byAddress.computeIfAbsent(address, _ -> new ArrayList<>()).add(subject);
      String bare = Addresses.withoutKeys(address);
      if (!bare.equals(address)) {
        built.byAddress.computeIfAbsent(bare, _ -> new ArrayList<>()).add(subject);
      }
      for (Naming.Key key : Naming.by(subject)) {
        built.byName.computeIfAbsent(key, _ -> new ArrayList<>()).add(subject);
      }
    }
    var unread = new HashSet<String>();
    for (ModuleCall call : graph.declarations().modules()) {
      if (!call.available()) {
        unread.add(Addresses.withoutKeys(call.address()));
      }
    }
    for (Edge edge : graph.edges()) {
      edge(built, edge, unread);
    }
    for (Subject subject : subjects) {
      subject
          .resource()
          .attributes()
          .members()
          .forEach((name, value) ->
              origins(
                  value, 0, (address, resource) -> link(built, subject, address, name, resource)));
    }
    unnamed(built);
    return built;
  }

  /** Companions that neither refer to an owner nor repeat the name of one. */
  private void unnamed(Index built) {
    var owners = new HashSet<Naming.Owner>();
    subjects.forEach(subject -> Naming.owner(subject).ifPresent(owners::add));
    for (Subject subject : subjects) {
      for (Naming.Unnamed one : Naming.unnamed(subject)) {
        var key = new Types(one.owner(), subject.type());
        if (!built.unnamed.containsKey(key)
            && !owners.contains(new Naming.Owner(one.owner(), one.name()))
            && built.from.getOrDefault(subject, Linked.NONE).of(one.owner()).isEmpty()
            && subject.attribute(one.attribute()) instanceof Term.Open) {
          built.unnamed.put(key, new Nameless(subject, one.attribute()));
        }
      }
    }
  }

  private static void edge(Index built, Edge edge, Set<String> unread) {
    if (edge.kind() != Edge.Kind.REFERENCE && edge.kind() != Edge.Kind.CROSS_STACK) {
      return;
    }
    if (unread.contains(Addresses.withoutKeys(edge.from()))) {
      built.reachedByUnread.addAll(at(built, edge.to()));
    }
    for (Subject from : at(built, edge.from())) {
      link(built, from, edge.to(), top(edge.attribute()), false);
    }
  }

  private static String top(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return path.substring(0, end);
  }

  /** Told of where a value comes from, and whether that is a resource. */
  @FunctionalInterface
  private interface Origins {
    void met(String address, boolean resource);
  }

  private static void origins(Value value, int depth, Origins told) {
    if (depth > DEEPEST) {
      return;
    }
    switch (value) {
      case Value.Unknown(Value.Origin origin) -> {
        if (!origin.address().isEmpty()) {
          told.met(origin.address(), Cause.isResource(origin));
        }
      }
      case Value.Sensitive(Value inner) -> origins(inner, depth + 1, told);
      case Value.Seq seq -> seq.elements().forEach(e -> origins(e, depth + 1, told));
      case Value.Obj obj -> obj.members().values().forEach(e -> origins(e, depth + 1, told));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> {}
    }
  }

  private static void link(
      Index built, Subject from, String address, String attribute, boolean byAddress) {
    List<Subject> candidates = at(built, address);
    String key = instanceKey(from.resource().address());
    List<Subject> same =
        candidates.size() < 2 || key.isEmpty()
            ? List.of()
            : candidates.stream()
                .filter(to -> instanceKey(to.resource().address()).equals(key))
                .toList();
    for (Subject to : same.isEmpty() ? candidates : same) {
      if (to != from) {
        built.from.computeIfAbsent(from, _ -> new Linked()).add(to);
        built.into.computeIfAbsent(to, _ -> new Linked()).add(from);
        built.through.computeIfAbsent(new Through(to, attribute), _ -> new Linked()).add(from);
        if (byAddress && !to.alone().isSure()) {
          built.byOrigin.computeIfAbsent(from, _ -> new Linked()).add(to);
        }
      }
    }
  }

  private static List<Subject> at(Index built, String address) {
    List<Subject> exact = built.byAddress.get(address);
    return exact != null
        ? exact
        : built.byAddress.getOrDefault(Addresses.withoutKeys(address), List.of());
  }

  private static String instanceKey(String address) {
    return address.endsWith("]") ? address.substring(address.lastIndexOf('[')) : "";
  }
}
