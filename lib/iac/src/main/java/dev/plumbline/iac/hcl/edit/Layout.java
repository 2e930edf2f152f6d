package dev.plumbline.iac.hcl.edit;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.SourceText;
import java.util.List;

/** How one file is laid out: its line ends, its indentation, whether equals signs are aligned. */
final class Layout {
  private final SourceText source;

  Layout(SourceText source) {
    this.source = source;
  }

  /** What ends a line here: as the first line does. */
  String newline() {
    for (int i = 0; i < source.length(); i++) {
      if (source.at(i) == '\n') {
        return source.at(i - 1) == '\r' ? "\r\n" : "\n";
      }
    }
    return "\n";
  }

  /** The blanks before what starts at {@code offset}; empty where something else stands there. */
  String indentAt(int offset) {
    int start = lineStart(offset);
    String before = source.text(start, offset);
    return before.isBlank() ? before : "";
  }

  /** The indentation of the items of a block's body, existing or to come. */
  String indentIn(Body.Block block) {
    for (Body.Item item : block.body().items()) {
      if (lineStart(item.span().start()) > block.span().start()) {
        return indentAt(item.span().start());
      }
    }
    return indentAt(block.span().start()) + unit(block);
  }

  /** One step of indentation, as the file makes it: two blanks unless it shows another. */
  private String unit(Body.Block block) {
    int start = block.span().start();
    for (int i = lineStart(start); i > 0; i = lineStart(i - 1)) {
      if (source.at(i) == '\t') {
        return "\t";
      }
    }
    return source.at(lineStart(start)) == '\t' ? "\t" : "  ";
  }

  int lineStart(int offset) {
    int at = offset;
    while (at > 0 && source.at(at - 1) != '\n') {
      at--;
    }
    return at == 0 && source.at(0) == 0xef ? 3 : at;
  }

  /** Behind the newline that ends the line of {@code offset}, or the source's end. */
  int nextLine(int offset) {
    int at = offset;
    while (at < source.length() && source.at(at) != '\n') {
      at++;
    }
    return Math.min(at + 1, source.length());
  }

  /** Whether only blanks stand between {@code offset} and its line's end. */
  boolean endsLine(int offset) {
    int at = offset;
    while (source.at(at) == ' ' || source.at(at) == '\t' || source.at(at) == '\r') {
      at++;
    }
    return at >= source.length() || source.at(at) == '\n';
  }

  boolean isBlankLine(int lineStart) {
    return lineStart < source.length() && endsLine(lineStart);
  }

  /** The column, in bytes, of the equals sign of {@code attribute}, counted from its line. */
  int equalsColumn(Body.Attribute attribute) {
    int at = attribute.nameSpan().end();
    while (source.at(at) != '=' && at < attribute.span().end()) {
      at++;
    }
    return at - lineStart(at);
  }

  /** The attributes of the run of lines that {@code last} ends, last one first. */
  List<Body.Attribute> runUpTo(List<Body.Item> items, Body.Item last) {
    var run = new java.util.ArrayList<Body.Attribute>();
    int index = items.indexOf(last);
    int below = -1;
    while (index >= 0
        && items.get(index) instanceof Body.Attribute attribute
        && isOneLine(attribute)
        && (below < 0 || nextLine(attribute.span().end()) == below)) {
      run.add(attribute);
      below = lineStart(attribute.span().start());
      index--;
    }
    return run;
  }

  private boolean isOneLine(Body.Attribute attribute) {
    return lineStart(attribute.span().start()) == lineStart(attribute.span().end());
  }
}
