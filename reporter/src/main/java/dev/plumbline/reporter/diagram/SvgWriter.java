package dev.plumbline.reporter.diagram;

import dev.plumbline.reporter.diagram.Drawing.Line;
import dev.plumbline.reporter.diagram.Drawing.Point;
import dev.plumbline.reporter.diagram.Drawing.Shape;
import java.util.Locale;

/** A drawing as SVG that follows the reader's light or dark mode. */
final class SvgWriter {
  private static final double MARGIN = 12;
  private static final double FOOTER = 26;
  private static final String STYLE =
      """
      <style>
      svg{font-family:system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif;font-size:12px;\
      --ink:#1f2328;--soft:#59636e;--paper:#fff;--line:#818b98;--fill:#f6f8fa;--edge:#818b98;\
      --added:#1a7f37;--changed:#9a6700;--replaced:#cf222e;--gone:#cf222e;--unsure:#8250df;\
      --moved:#0969da}
      .network{--fill:#eef4fc;--edge:#54799e}.compute{--fill:#fdf3e7;--edge:#a0651b}
      .data{--fill:#efeefc;--edge:#5f5bb0}.storage{--fill:#e8f6f1;--edge:#2c7f63}
      .security{--fill:#fbeef1;--edge:#a34d63}.messaging{--fill:#fbeef8;--edge:#95508a}
      .monitoring{--fill:#f4f4e4;--edge:#77752e}
      @media (prefers-color-scheme:dark){svg{--ink:#f0f6fc;--soft:#9198a1;--paper:#0d1117;\
      --line:#656c76;--fill:#151b23;--edge:#656c76;--added:#3fb950;--changed:#d29922;\
      --replaced:#f85149;--gone:#f85149;--unsure:#ab7df8;--moved:#4493f8}
      .network{--fill:#122033;--edge:#5b8bbd}.compute{--fill:#2a1f12;--edge:#c98a3f}
      .data{--fill:#1d1b36;--edge:#8d88e0}.storage{--fill:#10271f;--edge:#4cae8b}
      .security{--fill:#2d161d;--edge:#cf7389}.messaging{--fill:#2a1627;--edge:#c07bb4}
      .monitoring{--fill:#24230f;--edge:#aaa757}}
      .paper{fill:var(--paper)}.box{fill:var(--fill);stroke:var(--edge)}
      .holder{fill-opacity:.45;stroke-dasharray:6 3}
      .label{fill:var(--ink);font-weight:600}.sub,.note{fill:var(--soft);font-size:11px}
      .line{fill:none;stroke:var(--line);stroke-width:1.2}.tip{fill:var(--line)}
      .sign{font-weight:700;font-size:15px}
      .added .box{stroke:var(--added);stroke-width:2}.added .sign{fill:var(--added)}
      .changed .box{stroke:var(--changed);stroke-width:2}.changed .sign{fill:var(--changed)}
      .replaced .box{stroke:var(--replaced);stroke-width:2.5}.replaced .sign{fill:var(--replaced)}
      .gone .box{stroke:var(--gone);stroke-width:2.5;stroke-dasharray:3 3}
      .gone .sign{fill:var(--gone)}.gone .label{text-decoration:line-through}
      .unsure .box{stroke:var(--unsure);stroke-width:2}.unsure .sign{fill:var(--unsure)}
      .moved .box{stroke:var(--moved);stroke-width:2}.moved .sign{fill:var(--moved)}
      </style>
      """;

  private final StringBuilder out = new StringBuilder();

  private SvgWriter() {}

  static String svg(Drawing drawing, String title) {
    return new SvgWriter().write(drawing, title);
  }

  private String write(Drawing drawing, String title) {
    double note = drawing.note().isEmpty() ? 0 : FOOTER;
    double width = Math.max(drawing.width(), Layout.textWidth(drawing.note())) + 2 * MARGIN;
    double height = drawing.height() + note + 2 * MARGIN;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
            + " height=\"%.0f\" role=\"img\">\n<title>%s</title>\n",
        width, height, width, height, Labels.xml(title));
    out.append(STYLE);
    out.append(
        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
            + " markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0,0 8,4 0,8z\"/>"
            + "</marker></defs>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    add("<g transform=\"translate(%.0f %.0f)\">\n", MARGIN, MARGIN);
    drawing.shapes().stream().filter(SvgWriter::holds).forEach(this::shape);
    drawing.lines().forEach(this::line);
    drawing.shapes().stream().filter(shape -> !holds(shape)).forEach(this::shape);
    if (!drawing.note().isEmpty()) {
      text("note", 0, drawing.height() + FOOTER - 8, drawing.note());
    }
    return out.append("</g>\n</svg>\n").toString();
  }

  private static boolean holds(Shape shape) {
    return !shape.box().in().isEmpty();
  }

  private void shape(Shape shape) {
    Scene.Box box = shape.box();
    add(
        "<g class=\"%s %s\"><title>%s</title>",
        box.family().label(), box.mark().label(), Labels.xml(box.title()));
    add(
        "<rect class=\"box%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"/>",
        holds(shape) ? " holder" : "", shape.x(), shape.y(), shape.width(), shape.height());
    text("label", shape.x() + 10, shape.y() + 19, Labels.shown(box.label()));
    if (!box.sub().isEmpty()) {
      text("sub", shape.x() + 10, shape.y() + 35, Labels.shown(box.sub()));
    }
    if (box.mark() != Mark.NONE) {
      text("sign", shape.x() + shape.width() - 18, shape.y() + 20, box.mark().sign());
    }
    out.append("</g>\n");
  }

  private void line(Line line) {
    out.append("<path class=\"line\" marker-end=\"url(#tip)\" d=\"");
    char command = 'M';
    for (Point point : line.points()) {
      add("%c%.1f %.1f", command, point.x(), point.y());
      command = 'L';
    }
    out.append("\"/>\n");
  }

  private void text(String kind, double x, double y, String text) {
    add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", kind, x, y, Labels.xml(text));
  }

  @SuppressWarnings("AnnotateFormatMethod") // all formats are literals of this file
  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }
}
