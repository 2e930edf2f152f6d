package dev.plumbline.reporter.diagram;

import dev.plumbline.reporter.diagram.Drawing.Line;
import dev.plumbline.reporter.diagram.Drawing.Point;
import dev.plumbline.reporter.diagram.Drawing.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Gives a scene its shape by Eclipse ELK's layered algorithm; the same scene, the same shape. */
final class Layout {
  private static final double LETTER = 6.8;
  private static final double LEAF_HEIGHT = 46;

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private final Map<String, ElkNode> nodes = new HashMap<>();
  private final ElkNode root = ElkGraphUtil.createGraph();

  private Layout() {}

  static Drawing of(Scene scene) {
    var layout = new Layout();
    configure(layout.root);
    scene.roots().forEach(box -> layout.add(layout.root, box));
    for (Scene.Arrow arrow : scene.arrows()) {
      ElkNode from = layout.nodes.get(arrow.from());
      ElkNode to = layout.nodes.get(arrow.to());
      if (from != null && to != null) {
        ElkGraphUtil.createSimpleEdge(from, to);
      }
    }
    new RecursiveGraphLayoutEngine().layout(layout.root, new BasicProgressMonitor());
    var shapes = new ArrayList<Shape>();
    layout.shapes(scene.roots(), 0, 0, shapes);
    var lines = new ArrayList<Line>();
    lines(layout.root, 0, 0, lines);
    return new Drawing(
        layout.root.getWidth(), layout.root.getHeight(), shapes, lines, scene.note());
  }

  /** How wide a text of the drawing's small letters is, in pixels. */
  static double textWidth(String text) {
    return text.codePointCount(0, text.length()) * LETTER;
  }

  private static void configure(ElkNode root) {
    root.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    root.setProperty(CoreOptions.SPACING_NODE_NODE, 18.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 36.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 7.0);
    root.setProperty(CoreOptions.RANDOM_SEED, 1);
    root.setProperty(CoreOptions.ASPECT_RATIO, 1.6);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
  }

  private void add(ElkNode parent, Scene.Box box) {
    ElkNode node = ElkGraphUtil.createNode(parent);
    nodes.put(box.id(), node);
    double text =
        Math.max(textWidth(Labels.shown(box.label())), textWidth(Labels.shown(box.sub())));
    double width = Math.max(110, text + 34);
    if (box.in().isEmpty()) {
      node.setDimensions(width, LEAF_HEIGHT);
      return;
    }
    node.setProperty(CoreOptions.PADDING, new ElkPadding(46, 14, 14, 14));
    node.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSizeWithPorts());
    node.setProperty(CoreOptions.NODE_SIZE_MINIMUM, new KVector(width, LEAF_HEIGHT));
    box.in().forEach(child -> add(node, child));
  }

  private void shapes(List<Scene.Box> boxes, double x, double y, List<Shape> shapes) {
    for (Scene.Box box : boxes) {
      ElkNode node = nodes.get(box.id());
      if (node == null) {
        throw new IllegalStateException("not laid out: " + box.id());
      }
      double left = x + node.getX();
      double top = y + node.getY();
      shapes.add(new Shape(box, left, top, node.getWidth(), node.getHeight()));
      shapes(box.in(), left, top, shapes);
    }
  }

  private static void lines(ElkNode parent, double x, double y, List<Line> lines) {
    for (ElkEdge edge : parent.getContainedEdges()) {
      for (ElkEdgeSection section : edge.getSections()) {
        var points = new ArrayList<Point>();
        points.add(new Point(x + section.getStartX(), y + section.getStartY()));
        section
            .getBendPoints()
            .forEach(bend -> points.add(new Point(x + bend.getX(), y + bend.getY())));
        points.add(new Point(x + section.getEndX(), y + section.getEndY()));
        lines.add(new Line(points));
      }
    }
    for (ElkNode child : parent.getChildren()) {
      lines(child, x + child.getX(), y + child.getY(), lines);
    }
  }
}
