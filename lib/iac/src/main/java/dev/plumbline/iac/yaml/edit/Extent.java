package dev.plumbline.iac.yaml.edit;

import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.iac.yaml.YamlNode;
import java.util.List;

/** Which stretch of a document belongs to which node, aliases and merges told apart. */
final class Extent {
  private final SourceText source;
  private final Lines lines;

  Extent(Lines lines) {
    this.source = lines.source();
    this.lines = lines;
  }

  /** The entries that are written in the mapping itself, not merged into it. */
  List<YamlNode.Entry> own(YamlNode.Mapping mapping) {
    return mapping.entries().stream()
        .filter(entry -> entry.key().span().source() == source)
        .filter(entry -> entry.key().span().start() >= mapping.span().start())
        .filter(entry -> entry.key().span().end() <= Math.max(mapping.span().end(), 1))
        .toList();
  }

  /** Whether the value is written behind its name, and is not an alias of another one. */
  boolean isOwnValue(YamlNode.Entry entry) {
    return entry.value().span().source() == source
        && entry.value().span().start() > entry.key().span().start();
  }

  /** Behind the colon of an entry; -1 where it has another form. */
  int colon(YamlNode.Entry entry) {
    int at = entry.key().span().end();
    while (source.at(at) == ' ' || source.at(at) == '\n' || source.at(at) == '\r') {
      at++;
    }
    return source.at(at) == ':' ? at + 1 : -1;
  }

  /** Whether aliases may stand for the node as well, so that a change of it is theirs. */
  boolean isAnchored(YamlNode node) {
    int at = node.span().start();
    if (source.at(at) == '!') {
      while (source.at(at) > ' ') {
        at++;
      }
      while (source.at(at) == ' ') {
        at++;
      }
    }
    return source.at(at) == '&';
  }

  boolean isFlow(YamlNode node) {
    int start = node.span().start();
    int last = source.at(node.span().end() - 1);
    return node.span().end() > start
        && (node instanceof YamlNode.Mapping && last == '}' && opens(start, '{')
            || node instanceof YamlNode.Sequence && last == ']' && opens(start, '['));
  }

  private boolean opens(int start, char bracket) {
    int at = start;
    while (source.at(at) == '!' || source.at(at) == '&') {
      while (source.at(at) > ' ') {
        at++;
      }
      while (source.at(at) == ' ') {
        at++;
      }
    }
    return source.at(at) == bracket;
  }

  /** Nothing at all is a value as well, and its place is that of what follows. */
  boolean isVisible(YamlNode node) {
    return node.span().end() > node.span().start();
  }

  /** Behind the last character of a node that begins at its span's start. */
  int end(YamlNode node) {
    return lines.trimmed(node.span().start(), node.span().end());
  }

  /**
   * The end of the last line that belongs to an entry or element of block style: all that stands
   * further in than it, without blanks and comments at the end.
   *
   * @param start where it begins: its name, or its dash
   * @param node what it holds
   */
  int blockEnd(int start, YamlNode node) {
    boolean own = node.span().source() == source && node.span().start() >= start && isVisible(node);
    int end = lines.end(own ? Math.max(start, end(node)) : start);
    int column = lines.column(start);
    for (int line = lines.next(end); line < source.length(); line = lines.next(line)) {
      if (lines.isBlankOrComment(line)) {
        continue;
      }
      boolean dash = source.at(start) != '-' && lines.text(line).strip().startsWith("- ");
      int indent = lines.indent(line);
      if (indent < column || indent == column && !dash) {
        break;
      }
      end = lines.end(line);
    }
    return end;
  }
}
