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
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.house.Rulebook;
import dev.plumbline.policy.judge.Docket;
import dev.plumbline.policy.judge.Docket.Fault;
import dev.plumbline.policy.judge.FindingWriter;
import dev.plumbline.policy.judge.Fingerprints;
import dev.plumbline.policy.judge.FirstSeen;
import dev.plumbline.policy.judge.Heredocs;
import dev.plumbline.policy.judge.Judge;
import dev.plumbline.policy.judge.Minutes;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.read.Index;
import dev.plumbline.policy.safeguard.Lowered;
import dev.plumbline.policy.safeguard.Matrix;
import dev.plumbline.policy.suppression.Ledger;
import dev.plumbline.policy.term.Declared;
import dev.plumbline.policy.term.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges graphs by policies. Keeps compiled conditions; safe to share between threads, so one
 * serves a process.
 */
public final class PolicyEngine {
  /** The type in whose form the suppressions themselves are judged, once all others are. */
  private static final String SUPPRESSION = "suppression";

  /** The type in whose form problems of the repository's own settings are judged. */
  private static final String SETTING = "setting";

  /** The type in whose form the baseline is judged. */
  private static final String BASELINE = "baseline";

  /** The type in whose form the repository's rulings on policies are judged. */
  private static final String RULING = "ruling";

  private static final Set<String> LAST = Set.of(SUPPRESSION, SETTING, BASELINE, RULING);

  private final Catalogue catalogue;
  private final Judge judge = new Judge();
  private final Matrix matrix;

  /** As the last request had it. */
  private volatile @Nullable Chosen chosen;

  private static final class Holder {
    static final PolicyEngine BUNDLED = new PolicyEngine(Catalogue.indexed());
  }

  /** The one that judges by the policies that ship with the product; a process needs no second. */
  public static PolicyEngine bundled() {
    return Holder.BUNDLED;
  }

  public PolicyEngine(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.matrix =
        new Matrix(
            Index.bundled().map(Index.Contents::safeguards).orElseGet(CatalogueReader::safeguards));
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** The catalogue with the packs' policies. */
  public Catalogue catalogue(House house) {
    return Rulebook.with(catalogue, house.packs());
  }

  /** What one graph gives: findings and their rules by fingerprint, and the counts. */
  private record Run(
      Map<String, Finding> findings,
      Map<String, Rule> rules,
      List<String> unfitting,
      List<Docket> dockets) {}

  /**
   * Judges the head, and the base for comparison. Without a base every finding is new.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when the request's budget is used up
   */
  public Result review(Request request) {
    return result(request, safeguards(request, request.head()));
  }

  /**
   * Judges the head alone, and leaves out what becomes of safeguards, for whoever judges many
   * states of one stack.
   *
   * @param request without a base
   * @throws dev.plumbline.model.source.BudgetExceededException when the request's budget is used up
   */
  public Result findings(Request request) {
    if (request.base() != null) {
      throw new IllegalArgumentException("a base is compared by review");
    }
    return result(request, List.of());
  }

  /**
   * The same of the first of many states, with what its judgements rest on.
   *
   * @param request without a base
   * @throws dev.plumbline.model.source.BudgetExceededException when the request's budget is used up
   */
  public EarlierJudgement judged(Request request) {
    if (request.base() != null) {
      throw new IllegalArgumentException("a base is compared by review");
    }
    var rulebook =
        Rulebook.of(catalogue, request.house(), request.repository(), request.head().stack());
    Chosen policies = chosen(rulebook, request.settings());
    Scene scene = scene(request, request.head(), List.of());
    Minutes minutes = judge.minutes(scene, policies.first(), request.budget());
    var task = new Task(request, rulebook, policies);
    var written = new IdentityHashMap<Fault, Finding>();
    Run run =
        run(
            task,
            scene,
            minutes.docket(),
            (fault, writer) -> written.computeIfAbsent(fault, writer::write),
            rulebook.softened());
    return new EarlierJudgement(request, rulebook, policies, minutes, written, result(run));
  }

  /**
   * What {@link #findings(Request)} gives, at the cost of what differs from an earlier state.
   *
   * @param request without a base
   * @throws dev.plumbline.model.source.BudgetExceededException when the request's budget is used up
   */
  public Result findings(Request request, EarlierJudgement earlier) {
    if (!earlier.isLike(request)) {
      return findings(request);
    }
    Scene scene = scene(request, request.head(), List.of());
    Docket docket = judge.again(earlier.minutes(), scene, request.budget());
    var task = new Task(request, earlier.rulebook(), earlier.policies());
    // Where names lead back to others, findings of two addresses may be told apart by a number.
    boolean renamed = task.moves().stream().anyMatch(move -> !move.from().isEmpty());
    Map<Fault, Finding> known = renamed ? Map.of() : earlier.written();
    Run run =
        run(
            task,
            scene,
            docket,
            (fault, writer) -> {
              Finding finding = known.get(fault);
              return finding == null ? writer.write(fault) : finding;
            },
            earlier.rulebook().softened());
    return result(run, earlier.nearlyInOrder(run.findings()), List.of());
  }

  private static Result result(Run run) {
    return result(run, new ArrayList<>(run.findings().values()), List.of());
  }

  private static Result result(Run head, List<Finding> findings, List<Safeguards> safeguards) {
    findings.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.range().file())
            .thenComparing(finding -> finding.range().start())
            .thenComparing(Finding::policy)
            .thenComparing(Finding::resource));
    return new Result(
        findings,
        head.rules(),
        checks(head),
        head.dockets().stream().flatMap(docket -> docket.undecided().stream()).toList(),
        safeguards,
        head.unfitting(),
        head.dockets().stream().flatMap(docket -> docket.defects().stream()).toList());
  }

  private Scene scene(Request request, Graph graph, List<Resource> kept) {
    return new Scene(graph, catalogue.absence(), kept, request.date());
  }

  private static List<Move> moves(Request request) {
    Graph base = request.base();
    var moves = new ArrayList<>(request.head().declarations().moves());
    if (base != null) {
      base.declarations().moves().stream().filter(m -> !moves.contains(m)).forEach(moves::add);
    }
    return moves;
  }

  private Result result(Request request, List<Safeguards> safeguards) {
    Rulebook rulebook =
        Rulebook.of(catalogue, request.house(), request.repository(), request.head().stack());
    Chosen policies = chosen(rulebook, request.settings());
    Graph base = request.base();
    List<Move> moves = moves(request);
    List<Resource> kept =
        base == null
            ? List.of()
            : Lowered.asResources(
                request.head(), safeguards, safeguards(request, base), new FirstSeen(moves)::of);
    var task = new Task(request, rulebook, policies);
    Run head = run(task, kept, rulebook.softened());
    var findings = new ArrayList<Finding>();
    if (base == null) {
      findings.addAll(head.findings().values());
    } else {
      Run before = run(task.before(base), List.of(), rulebook.softenedBefore());
      Map<String, String> earlier = earlier(request, moves, head);
      for (Finding finding : head.findings().values()) {
        boolean old =
            finding.status() == Status.NEW
                && (before.findings().containsKey(finding.fingerprint())
                    || before.findings().containsKey(earlier.get(finding.fingerprint())));
        findings.add(old ? finding.with(Status.EXISTING) : finding);
      }
      findings.addAll(fixed(before, head, Set.copyOf(earlier.values())));
    }
    return result(head, findings, safeguards);
  }

  /**
   * The fingerprints that the head's findings had in the base, by today's, of what is renamed
   * without a word. The head keeps its own, as nothing in its sources will tell of the earlier.
   */
  private static Map<String, String> earlier(Request request, List<Move> moves, Run head) {
    if (request.renames().isEmpty()) {
      return Map.of();
    }
    var fingerprints =
        new Fingerprints(request.repository(), request.head().stack(), renamed(request, moves));
    var earlier = new HashMap<String, String>();
    for (Finding finding : head.findings().values()) {
      earlier.put(finding.fingerprint(), fingerprints.of(finding));
    }
    return earlier;
  }

  private static List<Move> renamed(Request request, List<Move> moves) {
    return Stream.concat(request.renames().stream(), moves.stream()).toList();
  }

  private List<Safeguards> safeguards(Request request, Graph graph) {
    return matrix.of(scene(request, graph, List.of()), request.budget());
  }

  /** The policies that the settings leave; those of the last time where nothing else is asked. */
  @SuppressWarnings("ReferenceEquality") // a catalogue is kept as it was made
  private Chosen chosen(Rulebook rulebook, Settings settings) {
    Catalogue of = rulebook.catalogue();
    var wish = Chosen.Wish.of(settings);
    Chosen known = chosen;
    if (known == null || !known.isOf(of, wish)) {
      known = Chosen.of(of, rulebook.whole(), wish, PolicyEngine::onSuppressions);
      chosen = known;
    }
    return known;
  }

  /** One graph that is to be judged. */
  private record Task(
      Request request,
      Graph graph,
      Rulebook rulebook,
      Chosen policies,
      List<Move> moves,
      Heredocs heredocs) {
    /** The head of a request. */
    Task(Request request, Rulebook rulebook, Chosen policies) {
      this(
          request,
          request.head(),
          rulebook,
          policies,
          PolicyEngine.moves(request),
          new Heredocs(request.sources()));
    }

    /** Its base, of which nobody is shown the code. */
    Task before(Graph base) {
      return new Task(request, base, rulebook, policies, moves, new Heredocs(SourceTree.EMPTY));
    }
  }

  /**
   * @param kept what became of safeguards, see {@link Lowered}
   * @param softened what the repository took from policies by then
   */
  private Run run(Task task, List<Resource> kept, List<Resource> softened) {
    Request request = task.request();
    Scene scene = scene(request, task.graph(), kept);
    Docket main = judge.judge(scene, task.policies().first(), request.budget());
    return run(task, scene, main, (fault, writer) -> writer.write(fault), softened);
  }

  /**
   * @param writing gives a fault's finding, before any suppression
   */
  private Run run(
      Task task,
      Scene scene,
      Docket main,
      BiFunction<Fault, FindingWriter, Finding> writing,
      List<Resource> softened) {
    Request request = task.request();
    Chosen policies = task.policies();
    var ledger =
        new Ledger(
            request.repository(),
            task.graph(),
            renamed(request, task.moves()),
            policies.names(),
            request.house().exclusions(),
            request.house().baseline(),
            request.date(),
            request.budget());
    var writer =
        new FindingWriter(
            request.repository(),
            task.graph(),
            task.moves(),
            catalogue.absence().facts(),
            request.hash());
    var findings = new LinkedHashMap<String, Finding>();
    var rules = new HashMap<String, Rule>();
    Heredocs heredocs = task.heredocs();
    write(main, ledger, heredocs, fault -> writing.apply(fault, writer), findings, rules);

    var suppressions =
        new ArrayList<>(
            ledger.asResources(
                task.rulebook().whole(),
                policies.first().policies(),
                () -> undecided(List.of(main))));
    suppressions.addAll(problems(request.house().problems()));
    suppressions.addAll(problems(task.rulebook().problems()));
    suppressions.addAll(softened);
    Scene about = scene(request, Graph.empty(task.graph().stack()), suppressions);
    Docket second = judge.judge(about, policies.last(), request.budget());
    write(second, ledger, heredocs, writer::write, findings, rules);
    return new Run(
        findings,
        rules,
        ledger.unfitting(Stream.of(scene, about).flatMap(of -> of.ofType("*").stream()).toList()),
        List.of(main, second));
  }

  private static boolean onSuppressions(Policy policy) {
    return policy.rules().stream().allMatch(rule -> LAST.containsAll(rule.types()));
  }

  /** What is wrong in the repository's own settings, for the policy that says so. */
  private static List<Resource> problems(List<Diagnostic> problems) {
    return problems.stream()
        .map(problem ->
            Declared.of(SETTING, SETTING + "." + problem.subject().file(), "", problem.subject())
                .with("problem", problem.summary() + ". " + problem.detail())
                .done())
        .toList();
  }

  private static void write(
      Docket docket,
      Ledger ledger,
      Heredocs heredocs,
      Function<Fault, Finding> writer,
      Map<String, Finding> findings,
      Map<String, Rule> rules) {
    for (Fault fault : docket.faults()) {
      Finding finding = writer.apply(fault);
      rules.put(finding.fingerprint(), fault.rule());
      Suppression suppression =
          ledger.of(
              fault.policy(),
              fault.subject().resource(),
              fault.place().subject().resource(),
              finding);
      // Last: a comment stands above the attribute, as none can stand in a heredoc.
      Finding placed = heredocs.narrowed(finding, fault);
      findings.put(
          finding.fingerprint(), suppression == null ? placed : placed.suppressedBy(suppression));
    }
  }

  /**
   * What the base had and the head has not: fixed, unless the head could not decide it for a
   * resource that is still there.
   *
   * @param renamed what the head has under another fingerprint
   */
  private static List<Finding> fixed(Run before, Run head, Set<String> renamed) {
    Set<String> open = undecided(head.dockets());
    return before.findings().values().stream()
        .filter(finding -> !head.findings().containsKey(finding.fingerprint()))
        .filter(finding -> !renamed.contains(finding.fingerprint()))
        .filter(finding -> !open.contains(finding.policy() + "\0" + finding.resource()))
        .filter(finding -> finding.status() != Status.SUPPRESSED)
        .map(finding -> finding.with(Status.FIXED))
        .toList();
  }

  private static Set<String> undecided(List<Docket> dockets) {
    return dockets.stream()
        .flatMap(docket -> docket.undecided().stream())
        .map(one -> one.policy() + "\0" + one.resource())
        .collect(Collectors.toSet());
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
