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
  private final Map<Class<?>, Map<Object, Object>> remembered = new HashMap<>();
  private final Map<String, List<Subject>> byType = new LinkedHashMap<>();

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
    var subjects = new ArrayList<Subject>();
    for (List<Resource> part : List.of(graph.resources(), Declared.in(graph), more)) {
      for (Resource resource : part) {
        var subject = new Subject(Manifest.seen(resource, absence.facts()), this);
        subjects.add(subject);
        byType.computeIfAbsent(subject.type(), _ -> new ArrayList<>()).add(subject);
      }
    }
    this.read = List.copyOf(subjects.subList(0, graph.resources().size()));
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
    if (type.equals(ANY)) {
      return read;
    }
    if (type.equals(WORKLOAD)) {
      return Workloads.types().stream().flatMap(each -> ofType(each).stream()).toList();
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

  /**
   * What was computed before of the same thing, compared by identity: a document is parsed once,
   * whatever the number of policies that read it.
   *
   * @param question tells apart what is computed of one thing
   */
  @SuppressWarnings("unchecked")
  public <T> T remember(Object of, Class<?> question, Function<Scene, T> compute) {
    Map<Object, Object> known = remembered.computeIfAbsent(question, _ -> new IdentityHashMap<>());
    Object found = known.get(of);
    if (found == null) {
      found = compute.apply(this);
      known.put(of, found);
    }
    return (T) found;
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
