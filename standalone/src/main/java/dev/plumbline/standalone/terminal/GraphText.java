package dev.plumbline.standalone.terminal;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.section.Report;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Each resource with what it needs below it. */
public final class GraphText {
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  public GraphText(Style style) {
    this.style = style;
  }

  /**
   * @param graphs by the stack's name
   */
  public String of(Map<String, Graph> graphs, List<Report.Link> links) {
    graphs.forEach(this::stack);
    if (!links.isEmpty()) {
      line(style.bold("── between stacks ──"));
      for (Report.Link link : links) {
        line("  " + CodeFrame.printable(link.from() + " → " + link.to() + "  via " + link.via()));
      }
    }
    return text.toString();
  }

  private void stack(String name, Graph graph) {
    line(style.bold("── " + CodeFrame.printable(name) + " ──"));
    Map<String, TreeSet<String>> needs = new TreeMap<>();
    for (Resource resource : graph.resources()) {
      needs.put(resource.address(), new TreeSet<>());
    }
    for (Edge edge : graph.plainEdges()) {
      needs.computeIfAbsent(edge.from(), _ -> new TreeSet<>()).add(needed(edge));
    }
    needs.forEach((address, needed) -> {
      line("  " + CodeFrame.printable(address));
      needed.forEach(each -> line(style.dim("    → " + CodeFrame.printable(each))));
    });
    line("");
  }

  private static String needed(Edge edge) {
    return switch (edge.kind()) {
      case REFERENCE, CONTAINMENT -> edge.to();
      case DEPENDS_ON -> edge.to() + "  (depends_on)";
      case CROSS_STACK -> edge.to() + "  (of another stack)";
    };
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
