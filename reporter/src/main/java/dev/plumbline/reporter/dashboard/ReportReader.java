package dev.plumbline.reporter.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.facts.veil.Veil;
import dev.plumbline.model.finding.External;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.section.Safeguards;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.reporter.output.ShownFixes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a report refers to. */
final class ReportReader {
  private static final int AROUND = 3;
  private static final int MOST_LINES = 40;
  private final ArtifactStore artifacts;

  ReportReader(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /** What a stack's report only refers to; null for what its phase did not bring. */
  record Details(
      Validation.@Nullable Plan plan,
      Implementation.@Nullable Fixes fixes,
      @Nullable Strategy strategy,
      List<Safeguards> safeguards,
      List<External> external) {}

  Report report(ArtifactRef ref) throws IOException {
    return artifacts.getJson(ref, Report.class);
  }

  Details details(StackReport stack) throws IOException {
    Review.Findings findings = read(stack.findings(), Review.Findings.class);
    return new Details(
        read(stack.plan(), Validation.Plan.class),
        fixes(stack),
        read(stack.strategy(), Strategy.class),
        findings == null ? List.of() : findings.safeguards(),
        findings == null ? List.of() : findings.external());
  }

  /** Fixes to be looked at and not to be applied: credentials in their lines are hidden. */
  private Implementation.@Nullable Fixes fixes(StackReport stack) throws IOException {
    Implementation.Fixes fixes = read(stack.fixes(), Implementation.Fixes.class);
    return fixes == null || fixes.fixes().isEmpty() && fixes.together() == null
        ? fixes
        : ShownFixes.of(fixes, veil(stack));
  }

  /** Of a stack that the change removes there is no graph, and nothing of it is shown. */
  private Veil veil(StackReport stack) throws IOException {
    Graph graph = read(stack.graph(), Graph.class);
    return new Veil(graph == null ? Graph.empty(stack.stack()) : graph);
  }

  byte[] bytes(ArtifactRef ref) throws IOException {
    return artifacts.get(ref);
  }

  /**
   * The lines around a finding, without what is secret by its stack's graph; empty where its file
   * is not part of the snapshot.
   *
   * @param graph null where there is none: then nobody knows what is secret, and no code is shown
   */
  List<FindingPage.CodeLine> code(
      ArtifactRef sources, @Nullable ArtifactRef graph, JsonNode finding) throws IOException {
    SourceRange range = Json.convert(finding.path("range"), SourceRange.class);
    byte[] file = new Snapshots(artifacts).file(sources, range.file());
    Graph head = read(graph, Graph.class);
    if (file == null || head == null) {
      return List.of();
    }
    String text = new Veil(head).overFile(new String(file, StandardCharsets.UTF_8));
    List<String> lines = text.lines().toList();
    int first = Math.max(1, range.start().line() - AROUND);
    int last = Math.min(lines.size(), Math.min(range.end().line() + AROUND, first + MOST_LINES));
    List<String> shown = SecretText.masked(lines, first, last);
    var code = new ArrayList<FindingPage.CodeLine>();
    for (int line = first; line <= last; line++) {
      boolean marked = line >= range.start().line() && line <= range.end().line();
      code.add(new FindingPage.CodeLine(line, shown.get(line - first), marked));
    }
    return code;
  }

  private <T> @Nullable T read(@Nullable ArtifactRef ref, Class<T> type) throws IOException {
    return ref == null ? null : artifacts.getJson(ref, type);
  }
}
