package dev.plumbline.validator.tests;

import dev.plumbline.iac.terraform.PlannedRun;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.test.GeneratedTests;
import dev.plumbline.model.test.TestFile;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.judge.Judge;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tests that are generated for a tree of sources, as the phase makes them. */
final class Generated {
  private static final TestGeneration GENERATION =
      new TestGeneration(new PolicyEngine(Catalogue.indexed()));
  private static final ArtifactRef SOURCES = new ArtifactRef("0".repeat(64), 0, "text/plain");

  private Generated() {}

  static GeneratedTests of(StackSpec spec, SourceTree tree) {
    return GENERATION.of(tree, null, changed(spec), House.NONE, Budget.generous());
  }

  /** Of a change of a root module at the top of the tree. */
  static GeneratedTests of(SourceTree base, SourceTree head) {
    return GENERATION.of(
        head, base, changed(StackSpec.terraform("")), House.NONE, Budget.generous());
  }

  /** Of a root module at the top of the tree. */
  static GeneratedTests of(SourceTree tree) {
    return of(StackSpec.terraform(""), tree);
  }

  /**
   * A module of a tree, and the sources on which its tests have to fail.
   *
   * @param module its directory
   */
  record Proof(String module, List<SourceTree> mutants) {}

  /** For each module with tests, the mutants by which its assertions were proved. */
  static List<Proof> proofs(SourceTree tree) {
    var spec = StackSpec.terraform("");
    var budget = Budget.generous();
    var mocks = Mocks.defaults();
    var all = new ArrayList<Proof>();
    for (Module module : Module.of(new PlannedRun(spec, tree, List.of(), mocks, budget).graph())) {
      var plain = new PlannedRun(module.spec(), tree, List.of(), mocks, budget);
      Secrets secrets = Secrets.of(plain.graph());
      Given given =
          new Variables(plain, module.values(), Map.of(), secrets)
              .given(plain.graph())
              .orElseThrow();
      Subject subject = Subject.of(plain.with(given.attributes(budget)));
      var policies =
          new Policies(new Judge(), Catalogue.indexed(), List.of(), LocalDate.of(2026, 11, 27));
      var mutants = new ArrayList<SourceTree>();
      Selection.of(subject, policies, secrets)
          .runs()
          .values()
          .forEach(proved -> proved.forEach(one -> mutants.add(one.sketch().mutant())));
      subject.graph().declarations().variables().stream()
          .filter(variable -> variable.module().isEmpty())
          .flatMap(variable -> Stream.ofNullable(subject.sources().block(variable.range())))
          .map(block -> block.body().blocks("validation"))
          .filter(validations -> !validations.isEmpty())
          .forEach(validations -> mutants.add(subject.sources().without(validations)));
      all.add(new Proof(module.directory(), mutants));
    }
    return all;
  }

  /** The tree with all that is generated written into it. */
  static SourceTree written(SourceTree tree, GeneratedTests tests) {
    SourceTree after = tree;
    for (TestFile file : tests.files()) {
      after = after.with(file.path(), file.content().getBytes(StandardCharsets.UTF_8));
    }
    return after;
  }

  private static StackChanged changed(StackSpec spec) {
    return new StackChanged(
        "r1",
        "github.com/o/r",
        "main",
        true,
        1,
        spec,
        SOURCES,
        null,
        "h1",
        "",
        Lane.INTERACTIVE,
        1,
        Instant.EPOCH,
        LocalDate.of(2026, 11, 27),
        Settings.DEFAULT);
  }
}
