package dev.plumbline.standalone.command;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.terminal.GraphDot;
import dev.plumbline.standalone.terminal.GraphText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What depends on what. */
@Command(
    name = "graph",
    description = "Show the resources of each stack and what they depend on, and how stacks meet.",
    footer = {
      "",
      "Examples:",
      "  plumbline graph                                as text",
      "  plumbline graph -o dot | dot -Tpng > graph.png",
      "  plumbline graph --stack network -o svg=network.svg",
      "",
      "With --base, the picture (svg) shows what the change does."
    })
public final class GraphCommand implements Callable<Integer> {
  private static final Forms FORMS = Forms.of("text", "dot", "svg", "json");

  @Mixin private ViewOptions view = new ViewOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM[=FILE]",
      description = "text (default), dot, svg or json" + Forms.HOW)
  private List<String> forms = new ArrayList<>();

  @Option(names = "--stack", paramLabel = "NAME", description = "Only this stack.")
  private @Nullable String stack;

  @Override
  public Integer call() throws IOException {
    List<Destination> destinations = FORMS.destinations(forms);
    if (view.target().hasBase() && !isOnly("svg", destinations)) {
      throw Problem.usage("--base changes only the picture; take -o svg, or leave it out");
    }
    try (Reviewed reviewed = view.review(new PolicyOptions())) {
      List<StackReport> stacks = wanted(reviewed.report());
      List<Report.Link> links = reviewed.report().links();
      for (Destination destination : destinations) {
        destination.write(
            switch (destination.format()) {
              case "svg" -> svg(stacks, reviewed);
              case "dot" -> GraphDot.of(graphs(stacks, reviewed), links);
              case "json" -> GraphJson.of(graphs(stacks, reviewed), links);
              default -> new GraphText(view.style(destination)).of(graphs(stacks, reviewed), links);
            });
      }
      return view.end(reviewed.report());
    }
  }

  private static boolean isOnly(String format, List<Destination> destinations) {
    return destinations.stream().allMatch(one -> one.format().equals(format));
  }

  private List<StackReport> wanted(Report report) {
    List<StackReport> found =
        report.stacks().stream()
            .filter(one -> stack == null || one.stack().name().equals(stack))
            .toList();
    if (stack != null && found.isEmpty()) {
      throw Problem.usage("there is no stack " + stack + "; there are " + names(report.stacks()));
    }
    return found;
  }

  private static Map<String, Graph> graphs(List<StackReport> stacks, Reviewed reviewed)
      throws IOException {
    var graphs = new TreeMap<String, Graph>();
    for (StackReport one : stacks) {
      if (one.graph() != null) {
        graphs.put(one.stack().name(), reviewed.artifacts().getJson(one.graph(), Graph.class));
      }
    }
    return graphs;
  }

  private static String svg(List<StackReport> stacks, Reviewed reviewed) throws IOException {
    List<StackReport> drawn = stacks.stream().filter(one -> one.diagram() != null).toList();
    if (drawn.isEmpty()) {
      throw Problem.usage("there is nothing to draw");
    }
    var diagram = drawn.getFirst().diagram();
    if (drawn.size() > 1 || diagram == null) {
      throw Problem.usage(
          "a picture shows one stack; name it with --stack, one of " + names(drawn));
    }
    return new String(reviewed.artifacts().get(diagram), StandardCharsets.UTF_8);
  }

  private static String names(List<StackReport> stacks) {
    return stacks.stream().map(one -> one.stack().name()).collect(Collectors.joining(", "));
  }
}
