package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.iac.terraform.PlannedRun;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.test.BrokenTest;
import dev.plumbline.model.test.GeneratedTests;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.version.Release;
import dev.plumbline.model.version.VersionConstraint;
import dev.plumbline.validator.tests.Proof.Proved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the tests of one module. */
final class TestWriter {
  /** Terraform's first releases with tests, and with {@code mock_provider}. */
  private static final Release TESTS = new Release(1, 6, 0);

  private static final Release MOCKS = new Release(1, 7, 0);
  private static final int MOST_REFUSALS = 12;
  private static final Given NOTHING = new Given(Map.of());

  private final Module module;
  private final SourceTree tree;
  private final @Nullable SourceTree base;
  private final Policies policies;
  private final Budget budget;
  private final PlannedRun plain;
  private final Secrets secrets;

  /**
   * @param base the sources before the change; null where nobody knows them
   * @param secrets of the stack
   */
  TestWriter(
      Module module,
      SourceTree tree,
      @Nullable SourceTree base,
      Policies policies,
      Secrets secrets,
      Budget budget) {
    this.module = module;
    this.tree = tree;
    this.base = base;
    this.policies = policies;
    this.secrets = secrets;
    this.budget = budget;
    this.plain = new PlannedRun(module.spec(), tree, List.of(), Mocks.defaults(), budget);
  }

  GeneratedTests write() {
    Place place = Place.of(module, tree, budget);
    Committed committed = Committed.of(tree, place.path(), budget);
    List<BrokenTest> broken =
        committed == null
            ? List.of()
            : new Upkeep(committed, plain, base == null ? null : plain.on(base), secrets).broken();
    Graph graph = plain.graph();
    String reason =
        committed != null && committed.isUnreadable()
            ? "its file of generated tests can't be read"
            : why(graph);
    if (reason != null) {
      return without(reason, broken);
    }
    Optional<List<Body.Attribute>> own =
        Optional.ofNullable(committed).filter(Committed::hasOwnVariables).map(Committed::variables);
    if (own.isPresent()) {
      Subject subject = Subject.of(plain.with(own.get()));
      return subject.graph().errors().isEmpty()
          ? written(place, committed, subject, NOTHING, broken)
          : without(problem(subject), broken);
    }
    String problem = "no values that its variables take can be made up";
    for (Map<String, Value> wanted : List.of(module.values(), Map.<String, Value>of())) {
      Optional<Given> given =
          new Variables(plain, wanted, written(place), secrets.and(graph)).given(graph);
      if (given.isPresent()) {
        Subject subject = Subject.of(plain.with(given.get().attributes(budget)));
        if (subject.graph().errors().isEmpty()) {
          return written(place, committed, subject, given.get(), broken);
        }
        problem = problem(subject);
      }
    }
    return without(problem, broken);
  }

  private static String problem(Subject subject) {
    var first = subject.graph().errors().getFirst();
    return "it would not plan: " + first.subject() + ": " + first.summary() + ". " + first.detail();
  }

  private GeneratedTests written(
      Place place,
      @Nullable Committed committed,
      Subject subject,
      Given given,
      List<BrokenTest> broken) {
    Secrets unsaid = secrets.and(subject.graph());
    Selection selection = Selection.of(subject, policies, unsaid);
    var runs = new ArrayList<Block>();
    selection.runs().forEach((name, proved) -> runs.add(block(place.styled(name), proved)));
    runs.addAll(Rejections.of(subject, MOST_REFUSALS, unsaid));
    if (runs.isEmpty() && committed == null) {
      return without("nothing in it is known, guarded and worked out", broken);
    }
    var blocks = new ArrayList<Block>();
    if (!runs.isEmpty()) {
      if (!given.values().isEmpty()) {
        blocks.add(new Block("variables", Literals.attributes(given.values()), 0));
      }
      blocks.addAll(Mocks.of(subject.graph()));
    }
    blocks.addAll(runs);
    return new GeneratedTests(
        List.of(Renewal.of(place.path(), committed, blocks)),
        broken,
        selection.survived(),
        selection.left(),
        List.of());
  }

  private static Block block(String name, List<Proved> assertions) {
    var lines = new ArrayList<String>();
    lines.add("command = plan");
    for (Proved one : assertions) {
      lines.add("");
      lines.add("assert {");
      String message = HclText.quoted(one.sketch().message());
      if (one.condition().contains("\n")) {
        one.condition()
            .lines()
            .forEach(line ->
                lines.add(
                    lines.getLast().equals("assert {") ? "  condition = " + line : "  " + line));
        lines.add("  error_message = " + message);
      } else {
        lines.add("  condition     = " + one.condition());
        lines.add("  error_message = " + message);
      }
      lines.add("}");
    }
    return new Block("run " + HclText.quoted(name), lines, assertions.size());
  }

  /** What the repository's own tests of the module give to its variables. */
  private Map<String, Value> written(Place place) {
    var values = new LinkedHashMap<String, Value>();
    for (Committed other : place.others()) {
      List<Body.Attribute> given = other.variables();
      var answers = plain.answers(given.stream().map(Body.Attribute::expression).toList());
      for (int i = 0; i < given.size(); i++) {
        if (Variables.isPlain(answers.get(i).value())) {
          values.putIfAbsent(given.get(i).name(), answers.get(i).value());
        }
      }
    }
    return values;
  }

  /** Why the module can have no tests; null where it can. */
  private static @Nullable String why(Graph graph) {
    String constraint =
        graph.declarations().requirements().stream()
            .filter(requirement -> requirement.name().equals("terraform"))
            .map(Requirement::constraint)
            .findFirst()
            .orElse("");
    if (VersionConstraint.of(constraint).isBelow(TESTS)) {
      return "its required_version ("
          + constraint
          + ") leaves out Terraform 1.6, which brought tests";
    }
    var wanted = Mocks.wanted(graph);
    return wanted.isEmpty() || !VersionConstraint.of(constraint).isBelow(MOCKS)
        ? null
        : "it needs "
            + String.join(", ", wanted)
            + ", and its required_version ("
            + constraint
            + ") leaves out Terraform 1.7, which brought mock_provider";
  }

  private GeneratedTests without(String reason, List<BrokenTest> broken) {
    return new GeneratedTests(
        List.of(), broken, 0, 0, List.of(module.name() + " gets no tests: " + reason));
  }
}
