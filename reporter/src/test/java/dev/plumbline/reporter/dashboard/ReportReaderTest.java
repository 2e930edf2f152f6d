package dev.plumbline.reporter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.json.Json;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Implementation.Edit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReportReaderTest {
  private static final String SECRET = "correct-horse-battery";
  private static final String LINES =
      "-  password = \"" + SECRET + "\"\n+  storage_encrypted = true\n";

  @Test
  void fixesAreShownWithoutTheCredentialsInTheirLines() {
    List<Edit> edits = List.of(new Edit("main.tf", 0, 9, LINES));
    var fix = new Implementation.Fix("f", "p", "t", true, List.of(), edits, LINES, List.of());
    var together = new Implementation.Together(List.of("f"), List.of(), edits, LINES);

    var masked =
        Objects.requireNonNull(
            ReportReader.masked(new Implementation.Fixes(List.of(fix), together)));

    assertThat(new String(Json.bytes(masked), StandardCharsets.UTF_8))
        .doesNotContain(SECRET)
        .contains("storage_encrypted = true\\n");
  }
}
