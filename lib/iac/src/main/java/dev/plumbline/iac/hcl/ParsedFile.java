package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * One file, read as far as it can be.
 *
 * @param comments all of the file, in order
 * @param diagnostics every problem of the file, in order; what they concern is {@link
 *     Expression.Malformed} or left out, the rest of the tree is sound
 */
public record ParsedFile(
    SourceText source, Body body, List<Comment> comments, List<Diagnostic> diagnostics) {
  public ParsedFile {
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }

  public String file() {
    return source.file();
  }

  /**
   * The comments that speak of an item: those on the lines directly above it, and the one behind it
   * on its own first or last line.
   */
  public List<Comment> commentsOf(Body.Item item) {
    List<Comment> found = new ArrayList<>();
    int index = firstFrom(item.span().start());
    int below = item.span().start();
    for (int i = index - 1; i >= 0 && isDirectlyAbove(comments.get(i), below); i--) {
      found.addFirst(comments.get(i));
      below = comments.get(i).span().start();
    }
    int headerEnd = item instanceof Body.Block block ? block.body().span().start() : -1;
    for (int i = index; i < comments.size(); i++) {
      Span span = comments.get(i).span();
      if (span.start() >= item.span().end() && !isSameLine(item.span().end(), span.start())) {
        break;
      }
      boolean besideHeader =
          headerEnd >= 0 && span.start() >= headerEnd && isSameLine(headerEnd, span.start());
      if (span.start() >= item.span().end() || besideHeader) {
        found.add(comments.get(i));
      } else if (headerEnd >= 0) {
        i = firstFrom(item.span().end()) - 1;
      }
    }
    return found;
  }

  private int firstFrom(int offset) {
    int low = 0;
    int high = comments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comments.get(middle).span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether a comment stands alone on its lines, with nothing but one newline up to {@code at}. */
  private boolean isDirectlyAbove(Comment comment, int at) {
    int newlines = 0;
    for (int i = comment.span().end(); i < at; i++) {
      int b = source.at(i);
      newlines += b == '\n' ? 1 : 0;
      if (newlines > 1 || !isBlank(b)) {
        return false;
      }
    }
    int before = comment.span().start() - 1;
    while (before >= 0 && source.at(before) != '\n') {
      if (!isBlank(source.at(before))) {
        return false;
      }
      before--;
    }
    return true;
  }

  private boolean isSameLine(int from, int to) {
    for (int i = from; i < to; i++) {
      if (source.at(i) == '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(int b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
