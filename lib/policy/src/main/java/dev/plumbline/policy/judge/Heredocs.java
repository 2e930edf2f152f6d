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
  /** HashiCorp, "HCL Native Syntax Specification", heredoc templates: what opens one. */
  private static final Pattern OPENING =
      Pattern.compile("<<-?([\\p{L}_][\\p{L}\\p{N}_-]*+)\\r?\\n");

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
    Part body = body(text);
    Part part = body == null ? null : part(fault, text.substring(0, body.to()), body.from());
    return part == null ? finding : finding.at(range(range, text, part));
  }

  /** What stands between the lines that open and close the first heredoc. */
  private static @Nullable Part body(String text) {
    Matcher opening = OPENING.matcher(text);
    if (!opening.find()) {
      return null;
    }
    String marker = opening.group(1);
    for (int at = opening.end(); at < text.length(); at = lineEnd(text, at) + 1) {
      if (text.substring(at, lineEnd(text, at)).strip().equals(marker)) {
        return new Part(opening.end(), at);
      }
    }
    return null;
  }

  private static int lineEnd(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  /**
   * @param text up to where the heredoc ends
   * @param from where its first line begins
   */
  private static @Nullable Part part(Docket.Fault fault, String text, int from) {
    if (fault.policy().category() == Category.SECRETS) {
      return credential(text, from);
    }
    int statement = Anchor.statement(fault.place());
    int[] found = statement < 0 ? new int[0] : new StatementScan(text, from).statement(statement);
    return found.length == 0 ? null : new Part(found[0], found[1]);
  }

  private static @Nullable Part credential(String text, int from) {
    for (int at = from; at < text.length(); at = lineEnd(text, at) + 1) {
      String line = text.substring(at, lineEnd(text, at));
      if (Formats.foundIn(line) || Scripts.assignIn(line)) {
        int indent = line.length() - line.stripLeading().length();
        return new Part(at + indent, at + line.stripTrailing().length());
      }
    }
    return null;
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
