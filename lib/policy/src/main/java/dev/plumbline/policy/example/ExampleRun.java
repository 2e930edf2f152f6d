package dev.plumbline.policy.example;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.Result;
import dev.plumbline.policy.read.HouseReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Runs a policy's examples through the readers of sources and the whole catalogue. */
public final class ExampleRun {
  private final PolicyEngine engine;
  private final Reader reader;
  private final LocalDate date;

  /**
   * Sources become a graph: {@code StackReader::read} of {@code iac}, which this module can't see.
   */
  @FunctionalInterface
  public interface Reader {
    Graph read(StackSpec spec, SourceTree sources, Budget budget);
  }

  /**
   * @param date for which suppressions are looked at
   */
  public ExampleRun(PolicyEngine engine, Reader reader, LocalDate date) {
    this.engine = engine;
    this.reader = reader;
    this.date = date;
  }

  /**
   * What is wrong with a bad example: not found, not well said, not valid. Empty when all is right.
   */
  public List<String> problemsOfBad(Policy policy, Policy.Example example) {
    var problems = new ArrayList<String>();
    Result result = review(example, problems);
    List<Finding> found =
        result.findings().stream()
            .filter(finding -> finding.policy().equals(policy.id()))
            .filter(finding -> finding.status() != Finding.Status.SUPPRESSED)
            .toList();
    if (found.isEmpty()) {
      problems.add("is not found" + open(policy, result));
    }
    for (Finding finding : found) {
      if (finding.message().contains("{")
          || finding.message().contains("unknown")
          || finding.message().isBlank()) {
        problems.add("has the message: " + finding.message());
      }
      String at = finding.range().file();
      if (!at.equals(file(example)) && !example.files().containsKey(at)) {
        problems.add("is found at " + finding.range());
      }
    }
    return problems;
  }

  /** What is wrong with a good example: found, not decided, not valid. Empty when all is right. */
  public List<String> problemsOfGood(Policy policy, Policy.Example example) {
    var problems = new ArrayList<String>();
    Result result = review(example, problems);
    result.findings().stream()
        .filter(finding -> finding.policy().equals(policy.id()))
        .filter(finding -> finding.status() != Finding.Status.SUPPRESSED)
        .forEach(finding -> problems.add("is found: " + finding.message()));
    String open = open(policy, result);
    if (!open.isEmpty()) {
      problems.add("is not decided" + open);
    }
    return problems;
  }

  private static String open(Policy policy, Result result) {
    return result.undecided().stream()
        .filter(one -> one.policy().equals(policy.id()))
        .findFirst()
        .map(one -> ": " + one.resource() + ", " + one.wanted())
        .orElse("");
  }

  private static String file(Policy.Example example) {
    return switch (example.language()) {
      case TERRAFORM -> "main.tf";
      case CLOUDFORMATION ->
          example.source().stripLeading().startsWith("{") ? "template.json" : "template.yaml";
      case PULUMI -> "Pulumi.yaml";
      case KUBERNETES -> "manifest.yaml";
    };
  }

  private static SourceTree sources(Policy.Example example, String source) {
    var files = new TreeMap<>(example.files());
    files.put(file(example), source);
    return SourceTree.ofText(files);
  }

  private Graph graph(Policy.Example example, String source, List<String> problems) {
    String path = example.language() == StackSpec.Kind.CLOUDFORMATION ? file(example) : "";
    var spec = new StackSpec(example.language(), path, "", List.of(), false);
    Graph graph = reader.read(spec, sources(example, source), Budget.generous());
    graph.diagnostics().forEach(diagnostic -> problems.add("is not valid: " + diagnostic));
    return graph;
  }

  private Result review(Policy.Example example, List<String> problems) {
    Budget budget = Budget.generous();
    SourceTree sources = sources(example, example.source());
    Graph graph = graph(example, example.source(), problems);
    Result result =
        engine.review(
            new Request(
                "github.com/o/r",
                graph,
                example.base().isEmpty() ? null : graph(example, example.base(), problems),
                Settings.DEFAULT,
                date,
                budget,
                HouseReader.read(
                    SourceTree.EMPTY,
                    sources,
                    example.base().isEmpty() ? null : SourceTree.EMPTY,
                    engine.catalogue(),
                    null)));
    result.defects().forEach(defect -> problems.add("met a defect: " + defect));
    return result;
  }
}
