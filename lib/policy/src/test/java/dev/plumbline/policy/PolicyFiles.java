package dev.plumbline.policy;

import dev.plumbline.facts.Facts;
import dev.plumbline.iac.StackReader;
import dev.plumbline.policy.example.ExampleRun;
import dev.plumbline.policy.judge.CompiledRule;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.read.Expressions;
import dev.plumbline.policy.term.Absence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks policy files where they lie, without a build: they read, compile, name what exists, and
 * their examples hold. Arguments: the resources' folder, and prefixes of the ids to check.
 */
final class PolicyFiles {
  private static final PrintStream OUT = System.out;

  private PolicyFiles() {}

  public static void main(String[] arguments) throws IOException {
    Catalogue catalogue = read(Path.of(arguments[0]));
    var examples =
        new ExampleRun(new PolicyEngine(catalogue), StackReader::read, LocalDate.of(2026, 11, 23));
    int checked = 0;
    int wrong = 0;
    for (Policy policy : catalogue.policies()) {
      if (arguments.length == 1
          || Stream.of(arguments).skip(1).anyMatch(prefix -> policy.id().startsWith(prefix))) {
        List<String> problems = problems(policy, examples);
        String file = policy.id() + ".yaml";
        String text = Files.readString(Path.of(arguments[0], "policies", file));
        CatalogueReader.read(Map.of(file, text), Expressions.Depth.ABSENCE)
            .problems()
            .forEach(problem -> problems.add(problem.summary() + ": " + problem.detail()));
        problems.forEach(problem -> OUT.println(policy.id() + ": " + problem));
        checked++;
        wrong += problems.isEmpty() ? 0 : 1;
      }
    }
    OUT.println(checked + " policies checked, " + wrong + " with problems");
  }

  /** The policies and tables below a folder of resources; says what can't be read and goes on. */
  static Catalogue read(Path resources) throws IOException {
    var texts = new TreeMap<String, String>();
    Path policies = resources.resolve("policies");
    try (Stream<Path> walk = Files.walk(policies)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        texts.put(policies.relativize(file).toString(), Files.readString(file));
      }
    }
    CatalogueReader.Result result = CatalogueReader.read(texts);
    result.problems().forEach(problem -> OUT.println("can't be read: " + problem));
    return new Catalogue(
        result.policies(), new Absence(Facts.bundled(), CatalogueReader.serviceDefaults()));
  }

  private static List<String> problems(Policy policy, ExampleRun examples) {
    var problems = new ArrayList<String>();
    try {
      policy.rules().forEach(rule -> CompiledRule.of(policy, rule));
    } catch (RuntimeException e) {
      problems.add(String.valueOf(e.getMessage()));
      return problems;
    }
    if (policy.why().length() < 40) {
      problems.add("does not say why");
    }
    for (int i = 0; i < policy.bad().size(); i++) {
      String name = "bad " + i + " ";
      examples.problemsOfBad(policy, policy.bad().get(i)).forEach(p -> problems.add(name + p));
    }
    for (int i = 0; i < policy.good().size(); i++) {
      String name = "good " + i + " ";
      examples.problemsOfGood(policy, policy.good().get(i)).forEach(p -> problems.add(name + p));
    }
    return problems;
  }
}
