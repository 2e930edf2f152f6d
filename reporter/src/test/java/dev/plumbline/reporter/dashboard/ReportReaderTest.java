package dev.plumbline.reporter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.veil.Veil;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.reporter.output.ShownFixes;
import dev.plumbline.reporter.testing.Graphs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportReaderTest {
  private static final String SECRET = "correct-horse-battery";
  private static final Graph PARAMETER =
      Graphs.of(
          "app",
          List.of(
              Graphs.resource(
                  "aws_ssm_parameter.key", Map.of("value", new Value.Str("plainsecret")))),
          List.of());
  private static final String LINES =
      "-  password = \"" + SECRET + "\"\n+  storage_encrypted = true\n";

  @Test
  void fixesAreShownWithoutTheCredentialsInTheirLines() {
    List<Edit> edits = List.of(new Edit("main.tf", 0, 9, LINES));
    var fix = new Implementation.Fix("f", "p", "t", true, List.of(), edits, LINES, List.of());
    var together = new Implementation.Together(List.of("f"), List.of(), edits, LINES);

    var masked =
        ShownFixes.of(new Implementation.Fixes(List.of(fix), together), new Veil(Graphs.of("app")));

    assertThat(new String(Json.bytes(masked), StandardCharsets.UTF_8))
        .doesNotContain(SECRET)
        .contains("storage_encrypted = true\\n");
  }

  @Test
  void editsAreShownWithoutWhatTheProviderCallsSensitive() {
    List<Edit> edits =
        List.of(new Edit("main.tf", 0, 9, "  value = \"plainsecret\"\n  tier = 1\n"));
    var fix = new Implementation.Fix("f", "p", "t", true, List.of(), edits, "", List.of());

    var masked = ShownFixes.of(new Implementation.Fixes(List.of(fix), null), new Veil(PARAMETER));

    assertThat(masked.fixes().getFirst().edits().getFirst().text())
        .isEqualTo("  value = \"••••••••\"\n  tier = 1\n");
  }

  /** A page of one finding must not cost what the whole stack weighs. */
  @Test
  void aFewLinesAreReadWithoutHoldingTheWholeStack(@TempDir Path directory) throws IOException {
    var artifacts = new DirectoryStore(directory);
    var files = new TreeMap<String, String>();
    for (int i = 0; i < 64; i++) {
      files.put("large" + i + ".tf", "#".repeat(1 << 20));
    }
    files.put("main.tf", "a = 1\n");
    ArtifactRef sources = new Snapshots(artifacts).put(SourceTree.ofText(files));
    ArtifactRef graph = artifacts.putJson(PARAMETER);
    var finding = Json.tree(Map.of("range", SourceRange.startOf("main.tf")));
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    var code = new ReportReader(artifacts).code(sources, graph, finding);

    assertThat(code).extracting(FindingPage.CodeLine::text).containsExactly("a = 1");
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(32 << 20);
  }

  @Test
  void codeIsShownWithoutWhatTheProviderCallsSensitiveAndNotAtAllWithoutAGraph(
      @TempDir Path directory) throws IOException {
    var configuration =
        Configuration.load(
            new Sources(Map.of("artifacts.directory", directory.toString()), Map.of(), null));
    ArtifactStore artifacts = ArtifactStore.open(configuration.artifacts());
    String source =
        """
        resource "aws_ssm_parameter" "key" {
          name  = "plain"
          type  = "SecureString"
          value = "plainsecret"
        }
        """;
    ArtifactRef sources =
        new Snapshots(artifacts).put(SourceTree.ofText(Map.of("main.tf", source)));
    var finding = Json.tree(Map.of("range", SourceRange.startOf("main.tf")));
    var reader = new ReportReader(artifacts);

    var code = reader.code(sources, artifacts.putJson(PARAMETER), finding);

    assertThat(code)
        .extracting(FindingPage.CodeLine::text)
        .containsExactly(
            "resource \"aws_ssm_parameter\" \"key\" {",
            "  name  = \"plain\"",
            "  type  = \"SecureString\"",
            "  value = \"••••••••\"");
    assertThat(reader.code(sources, null, finding)).isEmpty();
  }
}
