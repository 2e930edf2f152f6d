package dev.plumbline.reporter.diagram;

import java.util.List;

/** A scene with a shape, in pixels. */
record Drawing(double width, double height, List<Shape> shapes, List<Line> lines, String note) {
  /** Outer shapes come before what they hold. */
  record Shape(Scene.Box box, double x, double y, double width, double height) {}

  /** From end to end, {@code x, y} after {@code x, y}. */
  record Line(List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  record Point(double x, double y) {}
}
