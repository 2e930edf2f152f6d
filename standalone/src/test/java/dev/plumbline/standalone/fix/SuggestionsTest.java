package dev.plumbline.standalone.fix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suggestion blocks: whoever accepts all of them has the fixed file. */
class SuggestionsTest {

  /** Lines by a letter each; {@code -} for a file without a last newline. */
  @ParameterizedTest
  @CsvSource({
    "abc, aXc",
    "abc, abXc",
    "abc, Xabc",
    "abc, abcX",
    "abc, ac",
    "abc, bc",
    "abcde, aXdYe",
    "abc-, abX-",
    "abc-, aXbc-",
    "abcdefg, Xabcdfg",
    "a, X",
    "abc, aXYZc",
    "abcd, aXd"
  })
  void acceptedOneByOneTheyGiveTheFixedFile(String before, String after) throws IOException {
    assertThat(accepted(lines(before), comments(lines(before), lines(after))))
        .isEqualTo(lines(after));
  }

  @Test
  void aCommentNamesThePathTheLinesAndTheSide() throws IOException {
    JsonNode comment = comments("a\nb\nc\n", "a\nx\ny\n").get(0);

    assertThat(comment)
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"path": "main.tf", "start_line": 2, "start_side": "RIGHT", "line": 3,
                     "side": "RIGHT", "body": "```suggestion\\nx\\ny\\n```"}
                    """));
  }

  @Test
  void textCannotEndItsOwnBlock() throws IOException {
    assertThat(comments("a\n", "````\n").get(0).path("body").asText())
        .isEqualTo("`````suggestion\n````\n`````");
  }

  @Test
  void aNewFileHasNoLinesToCommentOn() throws IOException {
    var added = new FileChange("new.tf", null, "a\n".getBytes(StandardCharsets.UTF_8));

    assertThat(Json.mapper().readTree(Suggestions.of(List.of(added))).path("comments")).isEmpty();
  }

  private static String lines(String letters) {
    String text = String.join("\n", letters.replace("-", "").split("", -1));
    return letters.endsWith("-") ? text.stripTrailing() : text;
  }

  private static JsonNode comments(String before, String after) throws IOException {
    var change =
        new FileChange(
            "main.tf",
            before.getBytes(StandardCharsets.UTF_8),
            after.getBytes(StandardCharsets.UTF_8));
    return Json.mapper().readTree(Suggestions.of(List.of(change))).path("comments");
  }

  /** As GitHub does: the lines that a comment names are replaced by what stands in its block. */
  private static String accepted(String source, JsonNode comments) {
    List<String> lines = new ArrayList<>(List.of(source.split("(?<=\n)", -1)));
    for (int i = comments.size() - 1; i >= 0; i--) {
      JsonNode comment = comments.get(i);
      int last = comment.path("line").asInt();
      int first = comment.path("start_line").asInt(last);
      String body = comment.path("body").asText();
      lines.subList(first - 1, last).clear();
      lines.add(first - 1, body.substring("```suggestion\n".length(), body.length() - 3));
    }
    String text = String.join("", lines);
    return source.endsWith("\n") ? text : text.stripTrailing();
  }
}
