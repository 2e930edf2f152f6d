package dev.plumbline.implementer.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The difference between two states of the sources.
 *
 * @param edits byte edits of the files before, in rising order in each file
 * @param unified a unified diff with repository-relative paths
 */
public record Diffs(List<Edit> edits, String unified) {
  private static final int CONTEXT = 3;
  private static final String UNTERMINATED = "\n\\ No newline at end of file";

  public Diffs {
    edits = List.copyOf(edits);
  }

  /** Only files that both have, or that {@code after} adds, are compared. */
  public static Diffs of(SourceTree before, SourceTree after) {
    List<Edit> edits = new ArrayList<>();
    var unified = new StringBuilder();
    after
        .files()
        .forEach((file, content) -> {
          byte[] old = Objects.requireNonNullElse(before.file(file), new byte[0]);
          if (!Arrays.equals(old, content)) {
            compare(file, old, content, edits, unified);
          }
        });
    return new Diffs(edits, unified.toString());
  }

  private static void compare(
      String file, byte[] before, byte[] after, List<Edit> edits, StringBuilder unified) {
    List<String> old = lines(before);
    Patch<String> patch = DiffUtils.diff(old, lines(after));
    for (AbstractDelta<String> delta : patch.getDeltas()) {
      edits.add(edit(file, old, delta));
    }
    unified.append("--- a/" + file + "\n+++ b/" + file + "\n");
    UnifiedDiffUtils.generateUnifiedDiff("a", "b", old, patch, CONTEXT).stream()
        .skip(2)
        .forEach(line -> unified.append(readable(line)).append('\n'));
  }

  private static Edit edit(String file, List<String> old, AbstractDelta<String> delta) {
    int from = delta.getSource().getPosition();
    int start = bytes(old.subList(0, from));
    int end = start + bytes(delta.getSource().getLines());
    return new Edit(file, start, end, readable(text(delta.getTarget().getLines())));
  }

  private static int bytes(List<String> lines) {
    return text(lines).length();
  }

  private static String readable(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String text(List<String> lines) {
    var text = new StringBuilder();
    for (String line : lines) {
      text.append(
          line.endsWith(UNTERMINATED)
              ? line.substring(0, line.length() - UNTERMINATED.length())
              : line + "\n");
    }
    return text.toString();
  }

  /**
   * Lines without their newline; a last one without any says so, as diffs do. A character for each
   * byte, so that places are right in a file of any encoding.
   */
  private static List<String> lines(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last + UNTERMINATED);
    }
    return lines;
  }
}
