package dev.plumbline.validator.tests;

import java.util.ArrayList;
import java.util.List;

/**
 * A block of a test file as we write it.
 *
 * @param header as in {@code run "outputs"}
 * @param lines what stands in it, indented from column 0
 * @param assertions how many conditions or refused values it holds
 */
record Block(String header, List<String> lines, int assertions) {
  Block {
    lines = List.copyOf(lines);
  }

  /** What tells it from the other blocks of a file. */
  String key() {
    return lines.stream()
        .filter(line -> line.startsWith("alias = "))
        .findFirst()
        .map(line -> header + " " + line.substring("alias = ".length()))
        .orElse(header);
  }

  /** The name of a run. */
  String name() {
    return header.substring(header.indexOf('"') + 1, header.lastIndexOf('"'));
  }

  /** With the line that tells later that nobody edited it. */
  String text() {
    String plain = text(List.of());
    return text(List.of(Stamp.line(plain)));
  }

  private String text(List<String> first) {
    var all = new ArrayList<String>();
    all.add(header + " {");
    first.forEach(line -> all.add("  " + line));
    lines.forEach(line -> all.add(line.isEmpty() ? "" : "  " + line));
    all.add("}");
    return String.join("\n", all);
  }
}
