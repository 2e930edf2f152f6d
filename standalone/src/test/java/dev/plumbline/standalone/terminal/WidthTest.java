package dev.plumbline.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is cut in files and pipes; on a terminal lines are broken instead. */
class WidthTest {
  private static final String ADVICE =
      "fix  Send the notices of the alarms to a topic that somebody reads, and say in its policy"
          + " which services may write to it, as EventBridge and CloudWatch do, so that the notices"
          + " reach whoever is on call at night";

  @Test
  void withoutATerminalNothingIsBrokenOrCut() {
    assertThat(Style.PLAIN.fit(ADVICE)).isEqualTo(ADVICE);
    assertThat(CodeFrame.printable(ADVICE)).isEqualTo(ADVICE);
    assertThat(Summary.error(Diagnostic.error("Call failed", ADVICE, range(1, 1, 2))))
        .endsWith(ADVICE);
  }

  @Test
  void onATerminalWordsStayWholeAndStandUnderTheText() {
    List<String> lines = new Style(false, 60).fit(ADVICE).lines().toList();

    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches(" {5}\\S.*"));
    assertThat(String.join(" ", lines).replaceAll(" {2,}", " "))
        .isEqualTo(ADVICE.replaceAll(" {2,}", " "));
  }

  @Test
  void coloursTakeNoRoom() {
    var coloured = new Style(true, 60);
    String painted = coloured.dim("fix  ") + coloured.bold(ADVICE.substring(5));

    assertThat(coloured.fit(painted).replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(new Style(false, 60).fit(ADVICE));
  }

  @Test
  void theWidthOfATerminalIsWhatTheLauncherSays() {
    assertThat(Style.width("120")).isEqualTo(120);
    for (String unknown : List.of("", "0", "8", "wide", "-80", "99999")) {
      assertThat(Style.width(unknown)).as(unknown).isZero();
    }
  }

  @Test
  void aLineOfCodeThatIsWiderThanTheTerminalGoesOnUnderItself() {
    String line = "policy = \"" + "x".repeat(60) + "\"";

    String drawn = draw(new Style(false, 53), line, range(1, 10, 72));

    assertThat(drawn.lines())
        .containsExactly(
            "1 │ policy = \"" + "x".repeat(39),
            "  │          " + "^".repeat(40),
            "  │ " + "x".repeat(21) + "\"",
            "  │ " + "^".repeat(22));
  }

  @Test
  void ofAFileOfOneHugeLineTheMarkedPartIsShown() {
    String line = "{" + "\"a\": 1, ".repeat(1_000) + "\"Public\": true}";

    String drawn = draw(Style.PLAIN, line, range(1, line.length() - 14, line.length()));
    String narrow = draw(new Style(false, 60), line, range(1, line.length() - 14, line.length()));

    for (String one : List.of(drawn, narrow)) {
      assertThat(one.lines()).hasSize(2);
      assertThat(one).startsWith("1 │ …").contains("\"Public\": true}\n").contains("^^^^^^^^");
    }
  }

  @Test
  void whatIsLeftOutOfALongBlockIsCounted() {
    String block = "a {\n  b = 1\n  c = 2\n  d = 3\n}\n";
    var whole = new SourceRange("f", new SourcePosition(1, 1, 0), new SourcePosition(5, 2, 30));

    String drawn = new CodeFrame(Style.PLAIN).draw(block.getBytes(StandardCharsets.UTF_8), whole);

    assertThat(drawn).endsWith("4 │   d = 3\n  … 1 more line\n");
  }

  private static String draw(Style style, String line, SourceRange range) {
    return new CodeFrame(style).draw(line.getBytes(StandardCharsets.UTF_8), range);
  }

  private static SourceRange range(int line, int from, int to) {
    return new SourceRange(
        "main.tf", new SourcePosition(line, from, from - 1), new SourcePosition(line, to, to - 1));
  }
}
