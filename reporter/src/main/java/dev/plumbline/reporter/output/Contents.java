package dev.plumbline.reporter.output;

import dev.plumbline.facts.veil.Veil;
import dev.plumbline.model.finding.Cause;
import dev.plumbline.model.finding.External;
import dev.plumbline.model.finding.Fault;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.section.Gravity;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.section.Safeguards;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Validation;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report together with what it refers to: all that a renderer needs.
 *
 * @param existing whether what was there before the change is wanted one by one, and not only
 *     counted
 */
public record Contents(Report report, List<Stack> stacks, boolean existing) {
  public Contents {
    stacks = List.copyOf(stacks);
  }

  /**
   * What a phase did not bring, or what is gone from the store, is empty.
   *
   * @param diagram an SVG image, {@code ""} for none
   * @param external what other scanners found
   * @param externalProblems of the files that they wrote
   */
  public record Stack(
      StackReport report,
      List<Finding> findings,
      List<Review.Undecided> undecided,
      List<Safeguards> safeguards,
      Validation.Plan plan,
      List<Implementation.Fix> fixes,
      Strategy strategy,
      String diagram,
      List<External> external,
      List<String> externalProblems) {
    public Stack {
      findings = List.copyOf(findings);
      undecided = List.copyOf(undecided);
      safeguards = List.copyOf(safeguards);
      fixes = List.copyOf(fixes);
      external = List.copyOf(external);
      externalProblems = List.copyOf(externalProblems);
    }

    public String name() {
      return report.stack().name();
    }
  }

  /** A finding and the stack it is in. */
  public record Located(Stack stack, Finding finding) {}

  /**
   * One fault and its instances, as a person reads it.
   *
   * @param instances at least one, all of one stack
   */
  public record Group(List<Located> instances) {
    public Group {
      instances = List.copyOf(instances);
    }

    public Located first() {
      return instances.getFirst();
    }

    /** {@code " (40 instances)"}, nothing for one. */
    public String count() {
      return instances.size() == 1 ? "" : " (" + instances.size() + " instances)";
    }
  }

  /**
   * What a person reads together: in one stack, all that is said of one cause.
   *
   * @param cause its faults, the worst first
   */
  public record Together(Stack stack, Cause cause) {}

  private record Place(String stack, Fault fault) {}

  /** Worst first, then by place; the same in every format. */
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(finding -> finding.range().file())
          .thenComparing(finding -> finding.range().start())
          .thenComparing(Finding::policy)
          .thenComparing(Finding::resource)
          .thenComparing(Finding::attribute);

  private static final Strategy NO_STRATEGY =
      new Strategy(
          List.of(),
          new Strategy.Rollback(Strategy.Rollback.Kind.NOTHING, "", List.of(), List.of()));

  /**
   * @throws IOException when the artifact store can't be reached
   */
  public static Contents load(ArtifactRef report, ArtifactStore artifacts) throws IOException {
    return load(artifacts.getJson(report, Report.class), artifacts);
  }

  /**
   * @throws IOException when the artifact store can't be reached
   */
  public static Contents load(Report report, ArtifactStore artifacts) throws IOException {
    var stacks = new ArrayList<Stack>();
    for (StackReport stack : report.stacks()) {
      stacks.add(stack(stack, artifacts));
    }
    return new Contents(report, stacks, false);
  }

  private static Stack stack(StackReport stack, ArtifactStore artifacts) throws IOException {
    Review.Findings findings = read(artifacts, stack.findings(), Review.Findings.class);
    Validation.Plan plan = read(artifacts, stack.plan(), Validation.Plan.class);
    Implementation.Fixes fixes = read(artifacts, stack.fixes(), Implementation.Fixes.class);
    Strategy strategy = read(artifacts, stack.strategy(), Strategy.class);
    return new Stack(
        stack,
        findings == null ? List.of() : findings.findings().stream().sorted(ORDER).toList(),
        findings == null ? List.of() : findings.undecided(),
        findings == null ? List.of() : findings.safeguards(),
        plan == null ? new Validation.Plan(false, List.of()) : plan,
        fixes == null ? List.of() : shown(fixes, stack, artifacts),
        strategy == null ? NO_STRATEGY : strategy,
        text(artifacts, stack.diagram()),
        findings == null ? List.of() : findings.external(),
        findings == null ? List.of() : findings.problems());
  }

  /** Documents get about, so nothing of them applies: see {@link ShownFixes}. */
  private static List<Implementation.Fix> shown(
      Implementation.Fixes fixes, StackReport stack, ArtifactStore artifacts) throws IOException {
    if (fixes.fixes().isEmpty()) {
      return List.of();
    }
    Graph graph = read(artifacts, stack.graph(), Graph.class);
    return ShownFixes.of(fixes, new Veil(graph == null ? Graph.empty(stack.stack()) : graph))
        .fixes();
  }

  private static String text(ArtifactStore artifacts, @Nullable ArtifactRef ref)
      throws IOException {
    try {
      return ref == null ? "" : new String(artifacts.get(ref), StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      return ""; // older than the retention: a picture less
    }
  }

  private static <T> @Nullable T read(
      ArtifactStore artifacts, @Nullable ArtifactRef ref, Class<T> type) throws IOException {
    if (ref == null) {
      return null;
    }
    try {
      return artifacts.getJson(ref, type);
    } catch (FileNotFoundException e) {
      return null; // older than the store's retention: the counts in the report still say it
    }
  }

  /** The same for a reader who asks for what was there before the change as well. */
  public Contents withExisting() {
    return new Contents(report, stacks, true);
  }

  /** Whether a person who looks at the change is to read of it; what is not is counted. */
  public boolean isShown(Stack stack, Finding finding) {
    return existing || finding.status() != Finding.Status.EXISTING || !stack.report().comparable();
  }

  /** The stacks in the order in which a person looks at them. */
  public List<Stack> worstFirst() {
    return stacks.stream()
        .sorted(Comparator.comparing(Stack::report, Gravity.WORST_FIRST))
        .toList();
  }

  /** All findings of all stacks, worst first; those that the head no longer has left out. */
  public List<Located> findings() {
    return all().stream().filter(one -> one.finding().status() != Finding.Status.FIXED).toList();
  }

  /** Those that nobody decided to live with. */
  public List<Located> open() {
    return findings().stream()
        .filter(one -> one.finding().status() != Finding.Status.SUPPRESSED)
        .toList();
  }

  /** Instances of one block share policy, place and message shape: one fault, many instances. */
  public static List<Group> grouped(List<Located> findings) {
    var groups = new LinkedHashMap<Place, List<Located>>();
    for (Located one : findings) {
      var place = new Place(one.stack().name(), Fault.of(one.finding()));
      groups.computeIfAbsent(place, _ -> new ArrayList<>()).add(one);
    }
    return groups.values().stream().map(Group::new).toList();
  }

  /** The groups by their cause, the worst first. */
  public static List<Together> together(List<Group> groups) {
    var byStack = new LinkedHashMap<String, List<Group>>();
    groups.forEach(group ->
        byStack.computeIfAbsent(group.first().stack().name(), _ -> new ArrayList<>()).add(group));
    return byStack.values().stream()
        .flatMap(Contents::ofStack)
        .sorted(Comparator.comparing(one -> one.cause().first(), ORDER))
        .toList();
  }

  private static Stream<Together> ofStack(List<Group> groups) {
    Stack stack = groups.getFirst().first().stack();
    List<List<Finding>> faults =
        groups.stream()
            .map(group -> group.instances().stream().map(Located::finding).toList())
            .toList();
    return Cause.group(faults).stream().map(cause -> new Together(stack, cause));
  }

  private List<Located> all() {
    var all = new ArrayList<Located>();
    for (Stack stack : stacks) {
      stack.findings().forEach(finding -> all.add(new Located(stack, finding)));
    }
    all.sort(Comparator.comparing(Located::finding, ORDER));
    return all;
  }
}
