package dev.plumbline.implementer.diff;

import dev.plumbline.iac.hcl.Comment;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Comments behind a value on its line. A fix leaves them where they are, though what they say may
 * have been true of the old value alone.
 */
public final class Remarks {
  private Remarks() {}

  /** Those, as written, whose line says something else by edits of Terraform's native syntax. */
  public static List<String> besideChanges(SourceTree before, List<Edit> edits, Budget budget) {
    SourceTree after = new Edits(edits).applied(before);
    var found = new ArrayList<String>();
    edits.stream()
        .filter(edit -> edit.file().endsWith(".tf") || edit.file().endsWith(".tofu"))
        .filter(edit -> mayHoldComment(before, edit))
        .map(Edit::file)
        .distinct()
        .forEach(file -> {
          Map<String, List<String>> now = remarks(after, file, budget);
          remarks(before, file, budget)
              .forEach((comment, lines) -> {
                List<String> others = now.getOrDefault(comment, List.of());
                if (others.size() == lines.size() && !others.equals(lines)) {
                  found.add(comment);
                }
              });
        });
    return List.copyOf(found);
  }

  /** Most edits replace nothing that looks like one, and cost no reading. */
  private static boolean mayHoldComment(SourceTree before, Edit edit) {
    byte[] source = Objects.requireNonNullElse(before.file(edit.file()), new byte[0]);
    for (int i = edit.start(); i < Math.min(edit.end(), source.length); i++) {
      if (source[i] == '#' || source[i] == '/') {
        return true;
      }
    }
    return false;
  }

  /** By comment, what stands before it on its lines, without blanks. */
  private static Map<String, List<String>> remarks(SourceTree tree, String file, Budget budget) {
    byte[] source = Objects.requireNonNullElse(tree.file(file), new byte[0]);
    var remarks = new LinkedHashMap<String, List<String>>();
    for (Comment comment : HclParser.parse(file, source, budget).comments()) {
      String code = codeBefore(source, comment.span().start());
      if (!code.isEmpty()) {
        remarks.computeIfAbsent(comment.text(), _ -> new ArrayList<>()).add(code);
      }
    }
    return remarks;
  }

  private static String codeBefore(byte[] source, int end) {
    int start = end;
    while (start > 0 && source[start - 1] != '\n') {
      start--;
    }
    return new String(source, start, end - start, StandardCharsets.UTF_8).replaceAll("\\s", "");
  }
}
