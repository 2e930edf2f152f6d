package dev.plumbline.standalone.terminal;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.section.Report;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The graph in the language of Graphviz, a cluster a stack
 * (https://graphviz.org/doc/info/lang.html).
 */
public final class GraphDot {
  private GraphDot() {}

  /**
   * @param graphs by the stack's name
   */
  public static String of(Map<String, Graph> graphs, List<Report.Link> links) {
    var dot = new StringBuilder("digraph plumbline {\n  rankdir=LR;\n  node [shape=box];\n");
    int number = 0;
    for (Map.Entry<String, Graph> stack : graphs.entrySet()) {
      cluster(dot, number++, stack.getKey(), stack.getValue());
    }
    for (Report.Link link : links) {
      if (graphs.containsKey(link.from()) && graphs.containsKey(link.to())) {
        edge(
            dot,
            link.from(),
            "",
            link.to(),
            "",
            " [style=dashed, label=" + quoted(link.via()) + "]");
      }
    }
    return dot.append("}\n").toString();
  }

  private static void cluster(StringBuilder dot, int number, String stack, Graph graph) {
    dot.append("  subgraph cluster_").append(number).append(" {\n    label=");
    dot.append(quoted(stack)).append(";\n    ").append(quoted(id(stack, "")));
    dot.append(" [label=").append(quoted(stack)).append(", shape=folder];\n");
    for (Resource resource : graph.resources()) {
      dot.append("    ").append(quoted(id(stack, resource.address())));
      dot.append(" [label=").append(quoted(resource.address())).append("];\n");
    }
    for (String module : modules(graph)) {
      dot.append("    ").append(quoted(id(stack, module)));
      dot.append(" [label=").append(quoted(module)).append(", shape=tab];\n");
    }
    dot.append("  }\n");
    for (Edge edge : graph.plainEdges()) {
      if (edge.kind() != Edge.Kind.CROSS_STACK) {
        String style = edge.kind() == Edge.Kind.DEPENDS_ON ? " [style=dotted]" : "";
        edge(dot, stack, edge.from(), stack, edge.to(), style);
      }
    }
  }

  /** Ends of edges that stand for all that a module makes. */
  private static Set<String> modules(Graph graph) {
    Set<String> modules = new TreeSet<>();
    for (Edge edge : graph.edges()) {
      if (edge.kind() != Edge.Kind.CROSS_STACK) {
        modules.add(edge.from());
        modules.add(edge.to());
      }
    }
    graph.resources().forEach(resource -> modules.remove(resource.address()));
    return modules;
  }

  private static void edge(
      StringBuilder dot, String stack, String from, String other, String to, String style) {
    dot.append("  ").append(quoted(id(stack, from))).append(" -> ");
    dot.append(quoted(id(other, to))).append(style).append(";\n");
  }

  /** An address is one stack's own. */
  private static String id(String stack, String address) {
    return stack + ":" + address;
  }

  /** Graphviz reads a backslash before anything but a quote as itself or as an escape of labels. */
  static String quoted(String text) {
    return "\"" + CodeFrame.printable(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
