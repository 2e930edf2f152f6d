package dev.plumbline.policy;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.section.Review.Checks;
import dev.plumbline.model.section.Safeguards;
import dev.plumbline.policy.judge.Docket;
import dev.plumbline.policy.judge.FindingWriter;
import dev.plumbline.policy.judge.FirstSeen;
import dev.plumbline.policy.judge.Judge;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.read.Index;
import dev.plumbline.policy.safeguard.Lowered;
import dev.plumbline.policy.safeguard.Matrix;
import dev.plumbline.policy.suppression.Ledger;
import dev.plumbline.policy.term.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges graphs by policies. Keeps compiled conditions; safe to share between threads, so one
 * serves a process.
 */
public final class PolicyEngine {
  /** The type in whose form the suppressions themselves are judged, once all others are. */
  private static final String SUPPRESSION = "suppression";

  private final Catalogue catalogue;
  private final Judge judge = new Judge();
  private final Matrix matrix;

  public PolicyEngine(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.matrix =
        new Matrix(
            Index.bundled().map(Index.Contents::safeguards).orElseGet(CatalogueReader::safeguards));
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** What one graph gives: findings by fingerprint, and the counts. */
  private record Run(Map<String, Finding> findings, List<Docket> dockets) {}

  /**
   * Judges the head, and the base for comparison. Without a base every finding is new.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when the request's budget is used up
   */
  public Result review(Request request) {
    List<Policy> policies = chosen(request.settings());
    Graph base = request.base();
    var moves = new ArrayList<>(request.head().declarations().moves());
    if (base != null) {
      base.declarations().moves().stream().filter(m -> !moves.contains(m)).forEach(moves::add);
    }
    List<Safeguards> safeguards = safeguards(request, request.head());
    List<Resource> kept =
        base == null
            ? List.of()
            : Lowered.asResources(
                request.head(), safeguards, safeguards(request, base), new FirstSeen(moves)::of);
    Run head = run(request, request.head(), policies, moves, kept);
    var findings = new ArrayList<Finding>();
    if (base == null) {
      findings.addAll(head.findings().values());
    } else {
      Run before = run(request, base, policies, moves, List.of());
      for (Finding finding : head.findings().values()) {
        boolean old =
            finding.status() == Status.NEW && before.findings().containsKey(finding.fingerprint());
        findings.add(old ? finding.with(Status.EXISTING) : finding);
      }
      findings.addAll(fixed(before, head));
    }
    findings.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.range().file())
            .thenComparing(finding -> finding.range().start())
            .thenComparing(Finding::policy)
            .thenComparing(Finding::resource));
    return new Result(
        findings,
        checks(head),
        head.dockets().stream().flatMap(docket -> docket.undecided().stream()).toList(),
        safeguards,
        head.dockets().stream().flatMap(docket -> docket.defects().stream()).toList());
  }

  private List<Safeguards> safeguards(Request request, Graph graph) {
    var scene = new Scene(graph, catalogue.absence(), List.of(), request.date());
    return matrix.of(scene, request.budget());
  }

  /** The policies that the settings leave. */
  private List<Policy> chosen(Settings settings) {
    Set<String> wanted = ids(settings.policies());
    Set<String> unwanted = ids(settings.skipPolicies());
    return catalogue.policies().stream()
        .filter(policy -> settings.policies().isEmpty() || wanted.contains(policy.id()))
        .filter(policy -> !unwanted.contains(policy.id()))
        .filter(policy -> policy.severity().atLeast(settings.severity()))
        .toList();
  }

  private Set<String> ids(List<String> named) {
    return named.stream()
        .flatMap(id -> catalogue.find(id).stream())
        .map(Policy::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * @param kept what became of safeguards, see {@link Lowered}
   */
  private Run run(
      Request request, Graph graph, List<Policy> policies, List<Move> moves, List<Resource> kept) {
    var ledger = new Ledger(graph, request.date());
    var writer = new FindingWriter(request.repository(), graph, moves, catalogue.absence().facts());
    var findings = new LinkedHashMap<String, Finding>();
    List<Policy> last = policies.stream().filter(PolicyEngine::onSuppressions).toList();
    List<Policy> first = policies.stream().filter(policy -> !last.contains(policy)).toList();
    var scene = new Scene(graph, catalogue.absence(), kept, request.date());
    Docket main = judge.judge(scene, first, request.budget());
    write(main, ledger, writer, findings);

    List<Resource> suppressions = ledger.asResources(catalogue, first);
    var about =
        new Scene(Graph.empty(graph.stack()), catalogue.absence(), suppressions, request.date());
    Docket second = judge.judge(about, last, request.budget());
    write(second, ledger, writer, findings);
    return new Run(findings, List.of(main, second));
  }

  private static boolean onSuppressions(Policy policy) {
    return policy.rules().stream().allMatch(rule -> rule.types().equals(List.of(SUPPRESSION)));
  }

  private static void write(
      Docket docket, Ledger ledger, FindingWriter writer, Map<String, Finding> findings) {
    for (Docket.Fault fault : docket.faults()) {
      Finding finding = writer.write(fault);
      Suppression suppression =
          ledger.of(
              fault.policy(),
              fault.subject().resource(),
              fault.place().subject().resource(),
              finding.range());
      findings.put(
          finding.fingerprint(), suppression == null ? finding : finding.suppressedBy(suppression));
    }
  }

  /**
   * What the base had and the head has not: fixed, unless the head could not decide it for a
   * resource that is still there.
   */
  private static List<Finding> fixed(Run before, Run head) {
    Set<String> open =
        head.dockets().stream()
            .flatMap(docket -> docket.undecided().stream())
            .map(one -> one.policy() + "\0" + one.resource())
            .collect(Collectors.toSet());
    return before.findings().values().stream()
        .filter(finding -> !head.findings().containsKey(finding.fingerprint()))
        .filter(finding -> !open.contains(finding.policy() + "\0" + finding.resource()))
        .filter(finding -> finding.status() != Status.SUPPRESSED)
        .map(finding -> finding.with(Status.FIXED))
        .toList();
  }

  private static Checks checks(Run run) {
    int passed = 0;
    int failed = 0;
    int unknown = 0;
    for (Docket docket : run.dockets()) {
      passed += docket.checks().passed();
      failed += docket.checks().failed();
      unknown += docket.checks().unknown();
    }
    return new Checks(passed, failed, unknown);
  }
}
