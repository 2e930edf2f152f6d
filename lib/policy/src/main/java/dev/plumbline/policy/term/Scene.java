package dev.plumbline.policy.term;

import dev.plumbline.facts.Facts;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.policy.workload.Manifest;
import dev.plumbline.policy.workload.Workloads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A graph made ready for judging: resources by type, their links, what absence means. Declarations
 * are in it as resources of the types that {@link Declared} names.
 */
public final class Scene {
  /** Stands for every type of resource in a rule. */
  public static final String ANY = "any";

  /** Stands for every type of Kubernetes resource that runs pods. */
  public static final String WORKLOAD = "workload";

  private static final String MANY = "*";

  private final Graph graph;
  private final Absence absence;
  private final LocalDate date;
  private final Links links;
  private final List<Subject> read;
  private final List<Subject> subjects;
  private final Map<Class<?>, Map<Object, Remembered>> remembered = new HashMap<>();
  private final Map<String, List<Subject>> byType = new LinkedHashMap<>();

  /** Where it is written down what is asked; null where nobody wants to know. */
  private @Nullable Asked asked;

  /**
   * Something that was computed.
   *
   * @param asked what that looked at; null where it was not written down
   */
  private record Remembered(Object value, @Nullable Asked asked) {}

  /** To look around in a graph, without an organisation's settings and on no day. */
  public static Scene of(Graph graph) {
    return new Scene(graph, new Absence(Facts.bundled(), Map.of()), List.of(), LocalDate.EPOCH);
  }

  /**
   * @param date on which it is judged
   */
  public Scene(Graph graph, Absence absence, List<Resource> more, LocalDate date) {
    this.graph = graph;
    this.absence = absence;
    this.date = date;
    var all = new ArrayList<Subject>();
    for (List<Resource> part : List.of(graph.resources(), Declared.in(graph), more)) {
      for (Resource resource : part) {
        var subject = new Subject(Manifest.seen(resource, absence.facts()), this, all.size());
        all.add(subject);
        byType.computeIfAbsent(subject.type(), _ -> new ArrayList<>()).add(subject);
      }
    }
    this.subjects = List.copyOf(all);
    this.read = subjects.subList(0, graph.resources().size());
    this.links = new Links(graph, subjects);
  }

  /** As policies name it: {@code data.aws_iam_policy_document} of a data source. */
  public static String typeOf(Resource resource) {
    return resource.mode() == Resource.Mode.DATA ? "data." + resource.type() : resource.type();
  }

  public Graph graph() {
    return graph;
  }

  public LocalDate date() {
    return date;
  }

  /**
   * In the graph's order; empty when there is none. {@link #ANY} gives all but declarations, {@link
   * #WORKLOAD} those that run pods.
   *
   * @param type a type, or the beginning of several with a star: {@code aws_*}
   */
  public List<Subject> ofType(String type) {
    if (asked != null) {
      asked.list(type);
    }
    return listed(type);
  }

  private List<Subject> listed(String type) {
    if (type.equals(ANY)) {
      return read;
    }
    if (type.equals(WORKLOAD)) {
      return Workloads.types().stream().flatMap(each -> listed(each).stream()).toList();
    }
    if (!type.endsWith(MANY)) {
      return byType.getOrDefault(type, List.of());
    }
    return byType.entrySet().stream()
        .filter(each -> covers(type, each.getKey()))
        .flatMap(each -> each.getValue().stream())
        .toList();
  }

  /** The types that there are, declarations' too. */
  public Set<String> types() {
    return Collections.unmodifiableSet(byType.keySet());
  }

  /** Whether it names one type, and is no pattern of {@link #ofType}. */
  public static boolean isOne(String type) {
    return !type.equals(ANY) && !type.equals(WORKLOAD) && !type.endsWith(MANY);
  }

  /**
   * Whether a resource's type is among what {@link #ofType} gives.
   *
   * @param type as there
   */
  public static boolean covers(String type, String of) {
    return type.equals(of)
        || type.equals(ANY)
        || type.equals(WORKLOAD) && Workloads.types().contains(of)
        || type.endsWith(MANY) && of.startsWith(type.substring(0, type.length() - MANY.length()));
  }

  /** Whether {@link #ofType} gives the resource for a type, as there. */
  public boolean lists(String type, Subject subject) {
    return covers(type, subject.type()) && (!type.equals(ANY) || subject.number() < read.size());
  }

  /** The resources, then declarations, in the order in which all lists have them. */
  public List<Subject> subjects() {
    return subjects;
  }

  /** Does work, and writes down what that asks of the scene beyond the resource it is about. */
  public <T> T noting(@Nullable Asked into, Supplier<T> work) {
    Asked before = asked;
    asked = into;
    try {
      return work.get();
    } finally {
      asked = before;
    }
  }

  /** A resource's neighbours of a type are asked for. */
  void note(Subject subject, String type) {
    if (asked != null) {
      asked.around(subject, type);
    }
  }

  /** It is asked whether a companion may mean any owner of a type. */
  void noteUnnamed(String owner, String companion) {
    if (asked != null) {
      asked.unnamed(new Links.Types(owner, companion));
    }
  }

  /**
   * What was computed before of the same thing, compared by identity: a document is parsed once,
   * whatever the number of policies that read it. What that looked at counts for each of them.
   *
   * @param question tells apart what is computed of one thing
   */
  @SuppressWarnings("unchecked")
  public <T> T remember(Object of, Class<?> question, Function<Scene, T> compute) {
    Map<Object, Remembered> known =
        remembered.computeIfAbsent(question, _ -> new IdentityHashMap<>());
    Remembered found = known.get(of);
    if (found == null) {
      Asked own = asked == null ? null : new Asked();
      Object value = this.<Object>noting(own, () -> compute.apply(this));
      found = new Remembered(value, own);
      known.put(of, found);
    }
    if (asked != null && found.asked() != null) {
      asked.add(found.asked());
    }
    return (T) found.value();
  }

  public Facts facts() {
    return absence.facts();
  }

  Absence absence() {
    return absence;
  }

  Links links() {
    return links;
  }
}
