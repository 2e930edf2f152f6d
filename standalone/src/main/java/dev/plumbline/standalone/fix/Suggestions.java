package dev.plumbline.standalone.fix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Fixes as suggestion blocks of a pull request's review: a JSON document as GitHub's REST API takes
 * it at {@code POST /repos/OWNER/REPOSITORY/pulls/NUMBER/reviews} (documentation of API version
 * 2022-11-28). New files have no lines to comment on and are left out.
 */
public final class Suggestions {
  private static final String SIDE = "RIGHT";

  private Suggestions() {}

  /** One comment for each run of lines that changes; an insertion repeats the line above it. */
  public static String of(List<FileChange> changes) {
    ObjectNode review = Json.mapper().createObjectNode();
    review.put("event", "COMMENT");
    ArrayNode comments = review.putArray("comments");
    for (FileChange change : changes) {
      byte[] reviewed = change.reviewed();
      if (reviewed != null && reviewed.length > 0) {
        Diffs.of(tree(change.path(), reviewed), tree(change.path(), change.after()))
            .edits()
            .forEach(edit -> comment(comments.addObject(), reviewed, edit));
      }
    }
    return review.toPrettyString() + "\n";
  }

  private static SourceTree tree(String path, byte[] content) {
    var files = new TreeMap<String, byte[]>();
    files.put(path, content);
    return new SourceTree(files);
  }

  private static void comment(ObjectNode comment, byte[] source, Edit edit) {
    int start = edit.start();
    int end = edit.end();
    String before = "";
    String after = "";
    if (start == end && start > 0) {
      start = lineStart(source, start - 1);
      before = text(source, start, end);
    } else if (start == end) {
      end = lineEnd(source, end);
      after = text(source, start, end);
    }
    int first = line(source, start);
    int last = line(source, end - 1);
    comment.put("path", edit.file());
    if (first < last) {
      comment.put("start_line", first);
      comment.put("start_side", SIDE);
    }
    comment.put("line", last);
    comment.put("side", SIDE);
    comment.put("body", block(before + edit.text() + after));
  }

  /** The fence is longer than any run of backticks in the text, which may be anybody's. */
  private static String block(String text) {
    int run = 2;
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      length = text.charAt(i) == '`' ? length + 1 : 0;
      run = Math.max(run, length);
    }
    String fence = "`".repeat(run + 1);
    String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    return fence + "suggestion\n" + text + end + fence;
  }

  private static int line(byte[] source, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      line += source[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static int lineStart(byte[] source, int offset) {
    int start = offset;
    while (start > 0 && source[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int lineEnd(byte[] source, int offset) {
    int end = offset;
    while (end < source.length && source[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, source.length);
  }

  private static String text(byte[] source, int start, int end) {
    return new String(Arrays.copyOfRange(source, start, end), StandardCharsets.UTF_8);
  }
}
