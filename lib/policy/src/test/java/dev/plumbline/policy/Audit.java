package dev.plumbline.policy;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Draws findings at random from a run over whole trees and prints each with its code and the way of
 * its value, for a person to judge by reading. The same seed over the same trees and policies draws
 * the same. Arguments: the resources' folder with the policies ({@code -} for the bundled ones),
 * the seed, how many, and the trees.
 */
final class Audit {
  private static final PrintStream OUT = System.out;
  private static final int BEFORE = 12;
  private static final int AFTER = 16;
  private static final int WIDEST = 140;

  private final PolicyEngine engine;
  private final List<Drawn> found = new ArrayList<>();

  private Audit(Catalogue catalogue) {
    engine = new PolicyEngine(catalogue);
  }

  private record Drawn(Path tree, StackSpec stack, Finding finding) {}

  public static void main(String[] arguments) throws IOException {
    String policies = arguments[0];
    var audit =
        new Audit(policies.equals("-") ? Catalogue.bundled() : PolicyFiles.read(Path.of(policies)));
    for (String tree : List.of(arguments).subList(3, arguments.length)) {
      audit.run(Path.of(tree).toAbsolutePath().normalize());
    }
    audit.print(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
  }

  private void run(Path tree) throws IOException {
    for (StackSpec stack : CorpusRun.stacks(tree, List.of(tree))) {
      Graph graph = StackReader.read(stack, CorpusRun.sources(tree, stack), Budget.generous());
      var request =
          new Request(
              "audit",
              graph,
              null,
              Settings.DEFAULT,
              LocalDate.of(2026, 11, 23),
              Budget.generous());
      for (Finding finding : engine.review(request).findings()) {
        if (finding.suppression() == null) {
          found.add(new Drawn(tree, stack, finding));
        }
      }
    }
  }

  private void print(long seed, int wanted) throws IOException {
    Collections.shuffle(found, new Random(seed));
    OUT.printf("%d findings, %d drawn with seed %d%n", found.size(), wanted, seed);
    int number = 0;
    for (Drawn drawn : found.subList(0, Math.min(wanted, found.size()))) {
      number++;
      Finding finding = drawn.finding();
      OUT.printf(
          "%n#%d  %s  %s  %s%n    %s%n    %s%s%n",
          number,
          finding.severity().label(),
          finding.policy(),
          finding.resource(),
          finding.message(),
          finding.range(),
          trace(finding));
      code(CorpusRun.sources(drawn.tree(), drawn.stack()), finding.range());
    }
  }

  private static String trace(Finding finding) {
    return finding.trace().stream()
        .map((Provenance.Step step) -> " ← " + step.name() + " (" + step.range() + ")")
        .collect(Collectors.joining());
  }

  private static void code(SourceTree sources, SourceRange range) {
    byte[] file = Objects.requireNonNull(sources.file(range.file()), range.file());
    List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
    int first = Math.max(1, range.start().line() - BEFORE);
    int last = Math.min(lines.size(), range.start().line() + AFTER);
    for (int line = first; line <= last; line++) {
      boolean marked = line >= range.start().line() && line <= range.end().line();
      String text = lines.get(line - 1);
      OUT.printf(
          "  %s%5d  %s%n",
          marked ? ">" : " ", line, text.substring(0, Math.min(WIDEST, text.length())));
    }
  }
}
