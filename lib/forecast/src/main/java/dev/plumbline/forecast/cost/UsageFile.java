package dev.plumbline.forecast.cost;

import dev.plumbline.model.cost.Amount;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.source.Nearest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A usage file: {@code resource_usage} by address and {@code resource_type_default_usage} by type,
 * each with figures by name; a figure is a number or {@code LOW..HIGH}.
 *
 * @param problems entries that can't be used, each with the file's name and its line
 */
public record UsageFile(Usage usage, List<String> problems) {
  private static final int MOST_DEPTH = 20;
  private static final String BY_RESOURCE = "resource_usage";
  private static final String BY_TYPE = "resource_type_default_usage";
  private static final List<NodeTuple> NONE = List.of();

  /** Indented as nobody does, or many sequences and keys begun on one line. */
  private static final Pattern DEEP_LINE = Pattern.compile("(?m)^ {100}|^ *(?:[-?:] +){20}");

  private static final Pattern FIGURE =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(?:\\.\\.(\\d{1,15}(?:\\.\\d{1,9})?))?");

  public UsageFile {
    problems = List.copyOf(problems);
  }

  public static UsageFile read(String name, byte[] yaml) {
    var reading = new Reading(name);
    String text = new String(yaml, StandardCharsets.UTF_8);
    if (isTooDeep(text)) {
      return new UsageFile(Usage.NONE, List.of(name + ":1: is nested too deep"));
    }
    try {
      var settings = LoadSettings.builder().setLabel(name).setMaxAliasesForCollections(0).build();
      new Compose(settings).composeString(text).ifPresent(reading::file);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      reading.problems.add(name + ":" + line + ": is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      reading.problems.add(name + ":1: is not YAML: " + e.getMessage());
    }
    return new UsageFile(
        new Usage(reading.byResource, reading.byType), List.copyOf(reading.problems));
  }

  /** The parser goes down with each level, and the thread's stack has an end. */
  private static boolean isTooDeep(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (depth > MOST_DEPTH) {
        return true;
      }
    }
    return DEEP_LINE.matcher(text).find();
  }

  /** Collects what a file says and what is wrong with it. */
  private static final class Reading {
    private final String name;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Map<String, Amount>> byResource = new LinkedHashMap<>();
    private final Map<String, Map<String, Amount>> byType = new LinkedHashMap<>();

    Reading(String name) {
      this.name = name;
    }

    void file(Node root) {
      for (NodeTuple entry : members(root)) {
        switch (text(entry.getKeyNode())) {
          case "version" -> {} // other tools want one
          case BY_RESOURCE -> subjects(entry.getValueNode(), byResource);
          case BY_TYPE -> subjects(entry.getValueNode(), byType);
          default ->
              problem(
                  entry.getKeyNode(),
                  "means nothing here: "
                      + text(entry.getKeyNode())
                      + Nearest.suggestion(
                          text(entry.getKeyNode()), List.of(BY_RESOURCE, BY_TYPE)));
        }
      }
    }

    private void subjects(Node node, Map<String, Map<String, Amount>> into) {
      for (NodeTuple entry : members(node)) {
        Map<String, Amount> figures = new LinkedHashMap<>();
        figures("", entry.getValueNode(), figures);
        slips(text(entry.getKeyNode()), entry.getValueNode());
        into.put(text(entry.getKeyNode()), Map.copyOf(figures));
      }
    }

    /** A figure that no estimate asks for, and that is written almost as one that is asked for. */
    private void slips(String subject, Node figures) {
      Set<String> asked = asked(type(subject));
      for (NodeTuple entry : figures instanceof MappingNode map ? map.getValue() : NONE) {
        String figure = text(entry.getKeyNode());
        if (!asked.contains(figure) && !Nearest.of(figure, asked).isEmpty()) {
          problem(
              entry.getKeyNode(),
              "no estimate asks for " + figure + Nearest.suggestion(figure, asked));
        }
      }
    }

    private static Set<String> asked(String type) {
      return Dimensions.of(type).stream()
          .flatMap(dimension -> dimension.quantity().names().stream())
          .collect(Collectors.toSet());
    }

    /** Of {@code module.api["x"].aws_lambda_function.handler[0]}, and of a type itself. */
    private static String type(String subject) {
      String[] steps = Addresses.withoutKeys(subject).split("\\.");
      return steps.length < 2 ? subject : steps[steps.length - 2];
    }

    /** What is nested has its outer name before it: {@code standard.storage_gb}. */
    private void figures(String prefix, Node node, Map<String, Amount> into) {
      for (NodeTuple entry : members(node)) {
        String key = prefix + text(entry.getKeyNode());
        if (entry.getValueNode() instanceof MappingNode) {
          figures(key + ".", entry.getValueNode(), into);
        } else {
          figure(key, entry.getValueNode(), into);
        }
      }
    }

    private void figure(String key, Node node, Map<String, Amount> into) {
      Matcher matcher = FIGURE.matcher(text(node));
      if (!matcher.matches()) {
        problem(node, key + " has to be a number or LOW..HIGH");
        return;
      }
      BigDecimal low = new BigDecimal(matcher.group(1));
      BigDecimal high = matcher.group(2) == null ? low : new BigDecimal(matcher.group(2));
      if (low.compareTo(high) > 0) {
        problem(node, key + " goes from more to less");
      } else {
        into.put(key, new Amount(low, high));
      }
    }

    private List<NodeTuple> members(Node node) {
      if (node instanceof MappingNode map) {
        return map.getValue();
      }
      if (!text(node).isEmpty() || !(node instanceof ScalarNode)) {
        problem(node, "names and values are wanted here");
      }
      return List.of();
    }

    private static String text(Node node) {
      return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private void problem(Node node, String what) {
      int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(name + ":" + line + ": " + what);
    }
  }
}
