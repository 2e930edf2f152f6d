package dev.plumbline.iac.hcl.edit;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Comment;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edits of one parsed file in native syntax. Each method returns the edits for one change, made
 * against the file as parsed; changes that touch the same place can't be combined.
 */
public final class BodyEditor {
  private final ParsedFile file;
  private final Layout layout;

  public BodyEditor(ParsedFile file) {
    this.file = file;
    this.layout = new Layout(file.source());
  }

  /**
   * Sets an attribute of a block: its value where it is set already, else as a new line behind the
   * block's last attribute.
   *
   * @param expression HCL as it is to stand behind the equals sign
   */
  public List<Edit> set(Body.Block block, String name, String expression) {
    Body.Attribute known = block.body().attribute(name);
    if (known != null) {
      Span value = known.expression().span();
      return List.of(new Edit(value.start(), value.end(), expression));
    }
    return add(block, name, expression);
  }

  /** Removes an attribute or a block of a body, with the comments that speak of it. */
  public List<Edit> remove(Body.Item item) {
    int start = item.span().start();
    int end = item.span().end();
    for (Comment comment : file.commentsOf(item)) {
      boolean above = comment.span().end() <= item.span().start();
      start = above ? Math.min(start, comment.span().start()) : start;
      boolean beside = comment.span().start() >= item.span().end();
      end = beside ? Math.max(end, comment.span().end()) : end;
    }
    boolean alone = layout.indentAt(start).length() == start - layout.lineStart(start);
    if (!alone || !layout.endsLine(end)) {
      return List.of(new Edit(start, end, ""));
    }
    int from = layout.lineStart(start);
    int to = layout.nextLine(end);
    boolean blankAbove = from > 0 && layout.isBlankLine(layout.lineStart(from - 1));
    boolean gapBelow = to >= file.source().length() || layout.isBlankLine(to) || closesBelow(to);
    if (from == 0 && to < file.source().length() && layout.isBlankLine(to)) {
      to = layout.nextLine(to);
    }
    return List.of(new Edit(blankAbove && gapBelow ? layout.lineStart(from - 1) : from, to, ""));
  }

  /**
   * Adds a block as the last thing in another; behind the last of its name where there are such.
   *
   * @param lines the new block, one line each, indented with two blanks a level from column 0
   */
  public List<Edit> addBlock(Body.Block block, List<String> lines) {
    if (isOnOneLine(block)) {
      return List.of(unfolded(block, lines));
    }
    String indent = layout.indentIn(block);
    String newline = layout.newline();
    List<Body.Block> alike = block.body().blocks(lines.getFirst().split("\\s", 2)[0]);
    int at =
        alike.isEmpty()
            ? layout.lineStart(block.body().span().end())
            : layout.nextLine(alike.getLast().span().end());
    boolean gap = !block.body().items().isEmpty();
    return List.of(new Edit(at, at, (gap ? newline : "") + indented(lines, indent, newline)));
  }

  /** Adds lines as the last thing in a block, right below what it holds. */
  public List<Edit> addLines(Body.Block block, List<String> lines) {
    if (isOnOneLine(block)) {
      return List.of(unfolded(block, lines));
    }
    int at = layout.lineStart(block.body().span().end());
    return List.of(new Edit(at, at, indented(lines, layout.indentIn(block), layout.newline())));
  }

  /** Adds a block at the end of the file, behind an empty line. */
  public List<Edit> append(List<String> lines) {
    String newline = layout.newline();
    int end = file.source().length();
    boolean ended = end == 0 || file.source().at(end - 1) == '\n';
    String gap = end == 0 ? "" : ended ? newline : newline + newline;
    return List.of(new Edit(end, end, gap + indented(lines, "", newline)));
  }

  private List<Edit> add(Body.Block block, String name, String expression) {
    String newline = layout.newline();
    if (isOnOneLine(block)) {
      return List.of(unfolded(block, List.of(name + " = " + expression)));
    }
    String indent = layout.indentIn(block);
    Body.Attribute last = lastLeadingAttribute(block);
    if (last == null) {
      int at = layout.nextLine(block.body().span().start());
      boolean gap = !block.body().items().isEmpty();
      String line = indent + name + " = " + expression + newline + (gap ? newline : "");
      return List.of(new Edit(at, at, line));
    }
    List<Body.Attribute> run = layout.runUpTo(block.body().items(), last);
    int column = run.isEmpty() ? -1 : layout.equalsColumn(run.getFirst());
    boolean aligned = run.stream().allMatch(other -> layout.equalsColumn(other) == column);
    int width = indent.length() + name.length() + 1;
    int at = layout.nextLine(last.span().end());
    if (run.isEmpty() || !aligned) {
      return List.of(new Edit(at, at, indent + name + " = " + expression + newline));
    }
    List<Edit> edits = new ArrayList<>();
    int wanted = Math.max(width, column);
    for (Body.Attribute other : run) {
      if (wanted > column) {
        int sign = other.nameSpan().end();
        edits.add(new Edit(sign, sign, " ".repeat(wanted - column)));
      }
    }
    String padding = " ".repeat(wanted - width + 1);
    edits.add(new Edit(at, at, indent + name + padding + "= " + expression + newline));
    return edits;
  }

  /** The last attribute before the first inner block, where new ones belong. */
  private static Body.@Nullable Attribute lastLeadingAttribute(Body.Block block) {
    Body.Attribute last = null;
    for (Body.Item item : block.body().items()) {
      if (item instanceof Body.Attribute attribute) {
        last = attribute;
      } else if (last != null) {
        return last;
      }
    }
    return last;
  }

  private boolean isOnOneLine(Body.Block block) {
    return layout.lineStart(block.body().span().start())
        == layout.lineStart(block.body().span().end());
  }

  /** A block on one line, opened up to hold more. */
  private Edit unfolded(Body.Block block, List<String> lines) {
    String newline = layout.newline();
    String outer = layout.indentAt(block.span().start());
    String indent = layout.indentIn(block);
    String held =
        block.body().items().isEmpty() ? "" : indent + block.body().span().text().strip() + newline;
    Span body = block.body().span();
    return new Edit(
        body.start(), body.end(), newline + held + indented(lines, indent, newline) + outer);
  }

  private static String indented(List<String> lines, String indent, String newline) {
    var text = new StringBuilder();
    for (String line : lines) {
      text.append(line.isEmpty() ? "" : indent).append(line).append(newline);
    }
    return text.toString();
  }

  private boolean closesBelow(int lineStart) {
    String line = file.source().text(lineStart, layout.nextLine(lineStart));
    return line.strip().startsWith("}");
  }
}
