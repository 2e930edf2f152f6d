package dev.plumbline.reporter.collector;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.reporter.testing.Samples;
import java.io.IOException;
import java.nio.file.Path;
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

  private Report assembled(String... judges) throws IOException {
    var artifacts = new DirectoryStore(directory);
    var parts = new TreeMap<String, Part>();
    String[] names = {"a", "b"};
    for (int i = 0; i < names.length; i++) {
      ArtifactRef report = artifacts.putJson(part(names[i], judges[i]));
      var result = new StackResult(Samples.stack("r", names[i]), report, report);
      parts.put(REPOSITORY + "/" + names[i], Part.arrived(result));
    }
    return new ReportAssembly(artifacts)
        .assemble(Samples.started("r", 1, names), parts, Samples.START);
  }

  private static StackReport part(String name, String judges) {
    var json = (ObjectNode) Json.tree(Samples.report(name, Tally.NONE));
    return Json.convert(json.put("judges", judges), StackReport.class);
  }
}
