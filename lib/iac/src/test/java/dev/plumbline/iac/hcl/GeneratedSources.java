package dev.plumbline.iac.hcl;

import java.util.List;
import java.util.Random;

/** Writes configuration files that follow HCL's grammar, in every shape that it allows. */
final class GeneratedSources {
  private static final List<String> NAMES =
      List.of("a", "bucket", "größe", "x-1", "_y", "for_each", "null_label", "日本", "if_x");
  private static final List<String> NUMBERS =
      List.of("0", "1", "12", "1.5", "0.25", "1e3", "1E-2", "2.5e+10", "123456789012345678901");
  private static final List<String> TEXTS =
      List.of("", "a", "x y", "é\\n", "\\u00e9", "\\\"q\\\"", "$${x}", "%%{y}", "\\U0001F600", "#");
  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||");

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  private GeneratedSources(Random random) {
    this.random = random;
  }

  /** One file's text, which every parser of the language takes. */
  static String next(Random random) {
    var sources = new GeneratedSources(random);
    sources.body(0);
    return sources.out.toString();
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void body(int depth) {
    int items = 1 + random.nextInt(depth == 0 ? 5 : 3);
    for (int i = 0; i < items; i++) {
      String indent = "  ".repeat(random.nextInt(3));
      switch (random.nextInt(8)) {
        case 0 -> out.append(indent).append("# comment ${ \" }\n");
        case 1 -> out.append(indent).append("// more\n\n");
        case 2 -> out.append(indent).append("/* over\n lines */\n");
        case 3, 4 -> block(indent, depth, i);
        default -> attribute(indent, i);
      }
    }
  }

  private void attribute(String indent, int index) {
    out.append(indent).append(any(NAMES)).append(index).append(any(List.of(" = ", "=", "   =\t")));
    expression(3);
    out.append(any(List.of("\n", " # end\n", " // end\n", "\r\n")));
  }

  private void block(String indent, int depth, int index) {
    out.append(indent).append(any(NAMES)).append(index);
    for (int i = random.nextInt(3); i > 0; i--) {
      out.append(any(List.of(" \"l\"", " bare", " \"a b\"", " \"\"")));
    }
    out.append(" {");
    if (random.nextInt(4) == 0) {
      if (random.nextBoolean()) {
        out.append(" one = ");
        expression(1, true);
        out.append(" ");
      }
      out.append("}\n");
      return;
    }
    out.append("\n");
    if (depth < 3) {
      body(depth + 1);
    }
    out.append(indent).append("}\n");
  }

  private void expression(int depth) {
    expression(depth, false);
  }

  /**
   * @param line whether all has to stand on one line
   */
  private void expression(int depth, boolean line) {
    if (depth == 0) {
      leaf();
      return;
    }
    switch (random.nextInt(line ? 9 : 13)) {
      case 0 -> {
        expression(depth - 1, line);
        out.append(' ').append(any(OPERATORS)).append(' ');
        expression(depth - 1, line);
      }
      case 1 -> wrapped("(", depth, ")", line);
      case 2 -> wrapped(any(List.of("!", "-")) + "(", depth, ")", line);
      case 3 -> {
        out.append("(c == ");
        expression(0, line);
        out.append(") ? ");
        expression(depth - 1, line);
        out.append(" : ");
        expression(depth - 1, line);
      }
      case 4 -> wrapped(any(List.of("upper(", "ns::f(a, ", "merge(x, ")), depth, ")", line);
      case 5 -> list(depth, line);
      case 6 -> wrapped("[for k, v in m : ", depth, any(List.of("]", " if k != null]")), line);
      case 7 -> wrapped("{ for v in m : v => ", depth, any(List.of(" }", "... if v }")), line);
      case 8 -> template(depth);
      case 9 -> object(depth);
      case 10 -> heredoc(depth);
      case 11 -> {
        out.append("[\n  # within\n  ");
        expression(depth - 1);
        out.append(",\n]");
      }
      default -> leaf();
    }
  }

  private void wrapped(String start, int depth, String end, boolean line) {
    out.append(start);
    expression(depth - 1, line || !start.endsWith("("));
    out.append(end);
  }

  private void list(int depth, boolean line) {
    out.append('[');
    for (int i = random.nextInt(4); i > 0; i--) {
      expression(depth - 1, line);
      out.append(i > 1 || random.nextBoolean() ? ", " : "");
    }
    out.append(']');
  }

  private void object(int depth) {
    out.append("{\n");
    for (int i = random.nextInt(3); i > 0; i--) {
      out.append("    ").append(any(List.of("k = ", "\"q r\" : ", "(v.x) = ", "é= ")));
      expression(depth - 1, true);
      out.append(any(List.of("\n", ",\n", " # c\n")));
    }
    out.append("  }");
  }

  private void template(int depth) {
    out.append('"').append(any(TEXTS));
    switch (random.nextInt(4)) {
      case 0 -> out.append("%{ if x ~}y%{ else }z%{ endif }");
      case 1 -> out.append("%{ for k, v in m }${v}%{~ endfor ~}");
      default -> {
        out.append(any(List.of("${", "${~ ")));
        expression(depth - 1, true);
        out.append(any(List.of("}", " ~}")));
      }
    }
    out.append(any(TEXTS)).append('"');
  }

  private void heredoc(int depth) {
    out.append(any(List.of("<<EOT\n", "<<-EOT\n"))).append("  a ${");
    expression(depth - 1, true);
    out.append("}\n  %{ if a }b\n  %{ endif }\n")
        .append(random.nextBoolean() ? "\n" : "")
        .append("EOT");
    // A heredoc ends its line.
    out.append("\n");
    out.append(any(NAMES)).append(random.nextInt(90) + 10).append(" = 1");
  }

  private void leaf() {
    switch (random.nextInt(8)) {
      case 0 -> out.append(any(NUMBERS));
      case 1 -> out.append('"').append(any(TEXTS)).append('"');
      case 2 -> out.append(any(List.of("true", "false", "null")));
      case 3 -> out.append("var.").append(any(NAMES));
      case 4 -> out.append("a.b[*].c[0].d");
      case 5 -> out.append("a.*.b");
      case 6 -> out.append("x[\"k\"].").append(any(NAMES)).append(".0");
      default -> out.append("data.t.n[each.key]");
    }
  }
}
