package dev.plumbline.policy.suppression;

import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.source.SourceRange;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which lines of which files hold nothing but a comment. */
final class CommentLines {
  private final Map<String, BitSet> lines = new HashMap<>();

  CommentLines(List<Comment> comments) {
    for (Comment comment : comments) {
      SourceRange range = comment.range();
      if (!comment.besideCode()) {
        lines
            .computeIfAbsent(range.file(), _ -> new BitSet())
            .set(range.start().line(), last(range) + 1);
      }
    }
  }

  boolean has(String file, int line) {
    BitSet found = lines.get(file);
    return found != null && line > 0 && found.get(line);
  }

  /** A comment to the end of its line may end at the start of the next one. */
  static int last(SourceRange range) {
    boolean endsAtLineStart =
        range.end().column() == 1 && range.end().line() > range.start().line();
    return endsAtLineStart ? range.end().line() - 1 : range.end().line();
  }
}
