package dev.plumbline.reporter.diagram;

import java.util.List;

/**
 * What a drawing shows, before it has a shape.
 *
 * @param roots outermost boxes, in a stable order
 * @param note what was left out, {@code ""} for nothing
 */
record Scene(List<Box> roots, List<Arrow> arrows, String note) {
  Scene {
    roots = List.copyOf(roots);
    arrows = List.copyOf(arrows);
  }

  /**
   * @param id unique in the scene
   * @param title the whole name, for a tooltip
   */
  record Box(
      String id, String label, String sub, String title, Family family, Mark mark, List<Box> in) {
    Box {
      in = List.copyOf(in);
    }

    Box holding(List<Box> children) {
      return new Box(id, label, sub, title, family, mark, children);
    }
  }

  /** {@code from} needs {@code to}. */
  record Arrow(String from, String to) implements Comparable<Arrow> {
    @Override
    public int compareTo(Arrow other) {
      int first = from.compareTo(other.from);
      return first != 0 ? first : to.compareTo(other.to);
    }
  }
}
