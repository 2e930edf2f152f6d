package dev.plumbline.implementer;

import dev.plumbline.forecast.cost.Inputs;
import dev.plumbline.iac.StackReader;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.implementer.proof.Prover;
import dev.plumbline.implementer.proof.Stack;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged.Shared;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.judge.Reservations;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A small stack that was reviewed, and the fixes of its findings. */
record Reviewed(SourceTree tree, List<Finding> findings, Prover prover, Fixes maker) {
  static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());
  private static final StackSpec SPEC = StackSpec.terraform("");
  private static final List<Shared> SHARED = List.of(new Shared("keys", List.of("envs/prod"), 1));
  private static final LocalDate DATE = LocalDate.of(2026, 11, 23);

  static Reviewed of(Map<String, String> files) {
    return of(SourceTree.ofText(files), null, Budget.generous());
  }

  /** A stack that the change brings. */
  static Reviewed ofNew(Map<String, String> files) {
    return of(SourceTree.ofText(files), SourceTree.ofText(Map.of()), Budget.generous());
  }

  static Reviewed of(SourceTree tree, @Nullable SourceTree base, Budget budget) {
    return of(SPEC, tree, base, budget);
  }

  /** One template as a stack, {@code template.yaml} or {@code template.json}. */
  static Reviewed ofTemplate(String name, String text) {
    return of(template(name), SourceTree.ofText(Map.of(name, text)), null, Budget.generous());
  }

  /** One template that the change brings. */
  static Reviewed ofNewTemplate(String name, String text) {
    return of(
        template(name),
        SourceTree.ofText(Map.of(name, text)),
        SourceTree.ofText(Map.of(name, "Resources: {}")),
        Budget.generous());
  }

  static StackSpec template(String path) {
    return new StackSpec(StackSpec.Kind.CLOUDFORMATION, path, "", List.of(), false);
  }

  static StackSpec program(String path) {
    return new StackSpec(StackSpec.Kind.PULUMI, path, "", List.of(), false);
  }

  static Reviewed of(StackSpec spec, SourceTree tree, @Nullable SourceTree base, Budget budget) {
    Graph before = base == null ? null : StackReader.read(spec, base, Budget.generous());
    var stack =
        new Stack(
            "repo", spec, before, Settings.DEFAULT, DATE, budget, House.NONE, Inputs.bundled(DATE));
    Graph graph = StackReader.read(spec, tree, Budget.generous());
    List<Finding> findings =
        ENGINE
            .review(new Request("repo", graph, null, Settings.DEFAULT, DATE, Budget.generous()))
            .findings();
    var prover = new Prover(tree, stack, ENGINE);
    var reservations = new Reservations(prover.graph(), before, ENGINE.catalogue(), DATE, budget);
    return new Reviewed(
        tree, findings, prover, new Fixes(tree, prover, SHARED, reservations, budget));
  }

  /** The fixes of one policy's findings. */
  List<Fix> fixes(String policy) {
    Policy found = ENGINE.catalogue().find(policy).getFirst();
    return findings.stream()
        .filter(finding -> finding.policy().equals(policy))
        .map(finding -> maker.of(finding, found))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What of some fixes goes together. */
  Implementation.Fixes combined(List<Fix> fixes) {
    return new Combination(tree, prover, maker.callers(), maker.recipes(), Budget.generous())
        .of(findings, fixes);
  }

  /** The sources with a fix's edits done. */
  static SourceTree apply(SourceTree tree, Fix fix) {
    SourceTree fixed = tree;
    for (String file : fix.edits().stream().map(Implementation.Edit::file).distinct().toList()) {
      byte[] source = Objects.requireNonNullElse(tree.file(file), new byte[0]);
      fixed =
          fixed.with(
              file,
              Edit.apply(
                  source,
                  fix.edits().stream()
                      .filter(edit -> edit.file().equals(file))
                      .map(edit -> new Edit(edit.start(), edit.end(), edit.text()))
                      .toList()));
    }
    return fixed;
  }

  static String text(SourceTree tree, String file) {
    return new String(
        Objects.requireNonNullElse(tree.file(file), new byte[0]), StandardCharsets.UTF_8);
  }
}
