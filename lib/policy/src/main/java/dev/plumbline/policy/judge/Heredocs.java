package dev.plumbline.policy.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Category;
import dev.plumbline.policy.secret.Formats;
import dev.plumbline.policy.secret.Scripts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a heredoc a finding is about: the one that holds the credential, or the statement
 * of a policy document. A graph knows of a heredoc only where it begins and ends, so that the
 * source itself is looked at; where it does not tell for certain, the finding points at the whole.
 *
 * @param sources of the graph that was judged; empty where findings needn't be that exact
 */
public record Heredocs(SourceTree sources) {
  /** HashiCorp, "HCL Native Syntax Specification", heredoc templates: marker, body, marker. */
  private static final Pattern HEREDOC =
      Pattern.compile("(?s)<<-?([\\p{L}_][\\p{L}\\p{N}_-]*)\\r?\\n(.*?)\\n[ \\t]*\\1(?![^\\r\\n])");

  /** A stretch of a text, from the first character to the one behind the last. */
  private record Part(int from, int to) {}

  /** The finding, at those lines where they are known. */
  public Finding narrowed(Finding finding, Docket.Fault fault) {
    SourceRange range = finding.range();
    byte[] file = sources.file(range.file());
    boolean lines = range.start().line() < range.end().line();
    if (file == null || !lines || range.end().offset() > file.length) {
      return finding;
    }
    int from = range.start().offset();
    String text = new String(file, from, range.end().offset() - from, UTF_8);
    Matcher heredoc = HEREDOC.matcher(text);
    Part part = heredoc.find() ? part(fault, text, heredoc) : null;
    return part == null ? finding : finding.at(range(range, text, part));
  }

  private static @Nullable Part part(Docket.Fault fault, String text, Matcher heredoc) {
    int statement = Anchor.statement(fault.place());
    if (fault.policy().category() == Category.SECRETS) {
      return credential(text, heredoc.start(2), heredoc.end(2));
    }
    return statement < 0
        ? null
        : statement(text.substring(0, heredoc.end(2)), heredoc.start(2), statement);
  }

  private static @Nullable Part credential(String text, int from, int to) {
    for (int at = from; at < to; ) {
      int next = text.indexOf('\n', at);
      int end = next < 0 || next > to ? to : next;
      String line = text.substring(at, end);
      if (Formats.foundIn(line) || Scripts.assignIn(line)) {
        int indent = line.length() - line.stripLeading().length();
        return new Part(at + indent, at + line.stripTrailing().length());
      }
      at = end + 1;
    }
    return null;
  }

  private static @Nullable Part statement(String text, int from, int index) {
    var document = new StatementScan(text, from);
    int[] found = document.statement(index);
    return found.length == 0 ? null : new Part(found[0], found[1]);
  }

  private static SourceRange range(SourceRange whole, String text, Part part) {
    return new SourceRange(
        whole.file(),
        position(whole.start(), text, part.from()),
        position(whole.start(), text, part.to()));
  }

  private static SourcePosition position(SourcePosition start, String text, int at) {
    String before = text.substring(0, at);
    int line = before.lastIndexOf('\n') + 1;
    int column = before.codePointCount(line, at) + (line == 0 ? start.column() : 1);
    return new SourcePosition(
        start.line() + (int) before.chars().filter(c -> c == '\n').count(),
        column,
        start.offset() + before.getBytes(UTF_8).length);
  }
}
