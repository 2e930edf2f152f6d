package dev.plumbline.iac.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said about sources that can't be read. A line that starts with {@code ~} is no part of
 * the source: behind the tilde, its carets stand under the range of the problem, in the line above.
 */
class DiagnosticTest {
  static List<Case> cases() {
    return Case.in("/hcl/diagnostics.txt");
  }

  static List<Case> jsonCases() {
    return Case.in("/hcl/json-diagnostics.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_mistake_is_said_once_at_its_place(Case given) {
    var expected = new ArrayList<String>();
    String source = withoutMarks(given.text(), expected);

    ParsedFile parsed =
        HclParser.parse("case.tf", source.getBytes(StandardCharsets.UTF_8), Budget.generous());

    assertThat(parsed.diagnostics().stream().map(DiagnosticTest::mark)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("jsonCases")
  void a_mistake_in_json_is_said_once_at_its_place(Case given) {
    var expected = new ArrayList<String>();
    String source = withoutMarks(given.text(), expected);
    BodySchema schema = BodySchema.NO_BLOCKS.with("block", 1, BodySchema.NO_BLOCKS);

    ParsedFile parsed =
        JsonForm.parse(
            "case.tf.json", source.getBytes(StandardCharsets.UTF_8), schema, Budget.generous());

    assertThat(parsed.diagnostics().stream().map(DiagnosticTest::mark)).isEqualTo(expected);
  }

  private static String withoutMarks(String text, List<String> expected) {
    var source = new StringBuilder();
    int line = 0;
    for (String part : text.split("(?<=\n)", -1)) {
      if (part.startsWith("~")) {
        int first = part.indexOf('^');
        int last = part.lastIndexOf('^');
        expected.add(
            line + ":" + first + "-" + (last + 1) + " " + part.substring(last + 1).strip());
      } else {
        source.append(part);
        line++;
      }
    }
    return source.toString();
  }

  private static String mark(Diagnostic problem) {
    SourcePosition start = problem.subject().start();
    SourcePosition end = problem.subject().end();
    // Carets can't show an empty range or a newline's: those are marked with one.
    int endColumn =
        end.line() > start.line() ? start.column() + 1 : Math.max(end.column(), start.column() + 1);
    return start.line() + ":" + start.column() + "-" + endColumn + " " + problem.summary();
  }
}
