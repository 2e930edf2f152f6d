package dev.plumbline.reporter.collector;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Tally;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.reporter.testing.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportAssemblyTest {
  @TempDir Path directory;

  @Test
  void saysWhenServicesOfTwoVersionsJudged() throws IOException {
    assertThat(assembled("", "").notes()).isEmpty();
    assertThat(assembled("", "another catalogue").notes())
        .singleElement()
        .asString()
        .contains("two versions", "1 of 2 stacks");
  }

  @Test
  void aStackOfWhichAPartIsNotAtHandIsIncompleteAndSaysWhere() throws IOException {
    var gone = new Coverage.Unread("module.db", SourceRange.startOf("live/main.tf"));
    var coverage = new Coverage(0, 0, 0, 0, List.of(), List.of(gone));
    var json = (ObjectNode) Json.tree(Samples.report("a", Tally.NONE));
    json.set("coverage", Json.tree(coverage));

    Report report = assembled(Map.of("a", Json.convert(json, StackReport.class)));

    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.incomplete())
        .singleElement()
        .extracting(Report.Incomplete::reason)
        .isEqualTo("not read: module.db at live/main.tf:1:1");
  }

  @Test
  void aPatternThatFitsNothingInAnyStackIsNotedOfAReviewOfEverything() throws IOException {
    var both = Map.of("a", unfitting("a", "f:1:1  x", "f:2:1  y"), "b", unfitting("b", "f:2:1  y"));

    assertThat(assembled(both, true).notes())
        .containsExactly("a suppression fits no resource of the stacks reviewed: f:2:1  y");
    assertThat(assembled(both, false).notes()).isEmpty();
  }

  private static StackReport unfitting(String name, String... patterns) {
    var json = (ObjectNode) Json.tree(Samples.report(name, Tally.NONE));
    return Json.convert(json.set("unfitting", Json.tree(patterns)), StackReport.class);
  }

  private Report assembled(String... judges) throws IOException {
    var reports = new TreeMap<String, StackReport>();
    String[] names = {"a", "b"};
    for (int i = 0; i < names.length; i++) {
      reports.put(names[i], part(names[i], judges[i]));
    }
    return assembled(reports);
  }

  private Report assembled(Map<String, StackReport> reports) throws IOException {
    return assembled(reports, false);
  }

  /**
   * @param everything whether there is nothing to compare with
   */
  private Report assembled(Map<String, StackReport> reports, boolean everything)
      throws IOException {
    var artifacts = new DirectoryStore(directory);
    var parts = new TreeMap<String, Part>();
    for (var each : reports.entrySet()) {
      ArtifactRef report = artifacts.putJson(each.getValue());
      var result = new StackResult(Samples.stack("r", each.getKey()), report, report);
      parts.put(REPOSITORY + "/" + each.getKey(), Part.arrived(result));
    }
    String[] names = reports.keySet().toArray(String[]::new);
    var started = Samples.started("r", 1, names);
    return new ReportAssembly(artifacts)
        .assemble(everything ? Samples.ofEverything(started) : started, parts, Samples.START);
  }

  private static StackReport part(String name, String judges) {
    var json = (ObjectNode) Json.tree(Samples.report(name, Tally.NONE));
    return Json.convert(json.put("judges", judges), StackReport.class);
  }
}
