package dev.plumbline.iac.discovery;

import dev.plumbline.iac.discovery.ProjectSettings.Environment;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.Nearest;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code .plumbline.yaml}; what is wrong in it is said, the rest of it holds. */
final class ProjectSettingsReader {
  private static final int MAX_BYTES = 256 << 10;
  private static final int MAX_ENVIRONMENTS = 100;

  /** The last three are read with the stacks, by who judges them. */
  private static final Set<String> MEMBERS =
      Set.of("environments", "branches", "ignore", "policies", "suppressions", "acknowledgements");

  private static final Set<String> OF_AN_ENVIRONMENT = Set.of("stacks", "variable-files");

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** What the file says, and what is wrong with it. */
  record Read(ProjectSettings settings, List<Diagnostic> diagnostics) {}

  static Read read(byte[] source, Budget budget) {
    var reader = new ProjectSettingsReader();
    ProjectSettings settings = reader.settings(source, budget);
    return new Read(settings, List.copyOf(reader.diagnostics));
  }

  private ProjectSettings settings(byte[] source, Budget budget) {
    if (source.length > MAX_BYTES) {
      error("Settings too large", "The file has more than 256 KiB; nothing of it is used.", null);
      return ProjectSettings.NONE;
    }
    // The composer below is recursive; this walk refuses what is nested too deep for it.
    if (Structure.walk(source, budget, (_, _) -> {}) == Structure.End.TOO_DEEP) {
      error("Settings nested too deep", "Nothing of the file is used.", null);
      return ProjectSettings.NONE;
    }
    Optional<Node> root = compose(source);
    if (root.isEmpty()) {
      return ProjectSettings.NONE;
    }
    if (!(root.get() instanceof MappingNode mapping)) {
      error("Settings are no mapping", "The file has to be a mapping of names.", root.get());
      return ProjectSettings.NONE;
    }
    List<Environment> environments = List.of();
    List<String> branches = List.of();
    List<String> ignore = List.of();
    List<String> acknowledged = List.of();
    var named = new TreeSet<String>();
    requireKnown(mapping, MEMBERS);
    for (NodeTuple member : mapping.getValue()) {
      switch (key(member)) {
        case "environments" -> environments = environments(member.getValueNode());
        case "branches" -> branches = texts(member.getValueNode());
        case "acknowledgements" ->
            acknowledged =
                named(member.getValueNode(), "stack")
                    .map(stack -> stack.replaceFirst("/+$", ""))
                    .distinct()
                    .sorted()
                    .toList();
        case "policies", "suppressions" ->
            named(member.getValueNode(), "environments").forEach(named::add);
        case "ignore" -> ignore = texts(member.getValueNode());
        default -> {
          // Another reader's, or unknown, which has been said.
        }
      }
    }
    return new ProjectSettings(environments, branches, ignore, acknowledged, List.copyOf(named));
  }

  private Optional<Node> compose(byte[] source) {
    var settings = LoadSettings.builder().setMaxAliasesForCollections(20).build();
    try {
      return new Compose(settings).composeString(new String(source, StandardCharsets.UTF_8));
    } catch (MarkedYamlEngineException e) {
      diagnostics.add(Diagnostic.error("Not YAML", detail(e), place(e)));
      return Optional.empty();
    } catch (YamlEngineException e) {
      error("Not YAML", sentence(String.valueOf(e.getMessage())), null);
      return Optional.empty();
    }
  }

  /** What is never closed is told where it was opened; the parser notices lines below. */
  private static SourceRange place(MarkedYamlEngineException failure) {
    return (isUnclosed(failure) ? failure.getContextMark() : failure.getProblemMark())
        .map(mark -> new SourceRange(ProjectSettings.FILE, position(mark), position(mark)))
        .orElse(SourceRange.startOf(ProjectSettings.FILE));
  }

  private static String detail(MarkedYamlEngineException failure) {
    return isUnclosed(failure)
        ? "What opens here is not closed: "
            + failure.getProblem()
            + failure.getProblemMark().map(mark -> " in line " + (mark.getLine() + 1)).orElse("")
            + ". Nothing of the file is used."
        : sentence(failure.getProblem()) + " Nothing of the file is used.";
  }

  private static boolean isUnclosed(MarkedYamlEngineException failure) {
    String context = String.valueOf(failure.getContext());
    return failure.getContextMark().isPresent()
        && (context.contains("flow") || context.contains("quoted"));
  }

  private List<Environment> environments(Node node) {
    var environments = new ArrayList<Environment>();
    if (!(node instanceof MappingNode mapping)) {
      error(
          "Environments are no mapping",
          "Write each environment's name, a colon, and below it its variable-files.",
          node);
      return environments;
    }
    for (NodeTuple member : mapping.getValue()) {
      String name = key(member);
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
        error(
            "Bad environment name",
            "A name has letters, digits, dots, hyphens and underscores, 64 at most.",
            member.getKeyNode());
      } else if (environments.size() == MAX_ENVIRONMENTS) {
        error("Too many environments", "At most 100 are reviewed.", member.getKeyNode());
        return environments;
      } else {
        environments.add(environment(name, member.getValueNode()));
      }
    }
    return environments;
  }

  private Environment environment(String name, Node node) {
    List<String> stacks = List.of();
    List<String> files = List.of();
    if (node instanceof MappingNode mapping) {
      requireKnown(mapping, OF_AN_ENVIRONMENT);
      for (NodeTuple member : mapping.getValue()) {
        switch (key(member)) {
          case "stacks" -> stacks = texts(member.getValueNode());
          case "variable-files" -> files = texts(member.getValueNode());
          default -> {
            // Unknown, which has been said.
          }
        }
      }
    } else {
      error(
          "Environment is no mapping",
          "Write variable-files: below " + name + ", and where it is needed, stacks:.",
          node);
    }
    return new Environment(name, stacks, files);
  }

  /** A key that nobody reads is a setting that its writer counts on in vain. */
  private void requireKnown(MappingNode mapping, Set<String> known) {
    for (NodeTuple member : mapping.getValue()) {
      String key = key(member);
      if (!known.contains(key)) {
        String meant = Nearest.suggestion(key, known);
        error(
            "Unknown key",
            "Nothing reads \""
                + key
                + "\" here"
                + (meant.isEmpty()
                    ? "; there may be " + String.join(", ", new TreeSet<>(known)) + "."
                    : meant),
            member.getKeyNode());
      }
    }
  }

  /**
   * The texts that entries have under a key; what is wrong with them is told by who judges them.
   */
  private static Stream<String> named(Node node, String key) {
    return elements(node)
        .filter(MappingNode.class::isInstance)
        .flatMap(entry -> ((MappingNode) entry).getValue().stream())
        .filter(member -> key(member).equals(key))
        .flatMap(member -> elements(member.getValueNode()))
        .filter(ScalarNode.class::isInstance)
        .map(text -> ((ScalarNode) text).getValue().strip());
  }

  private static Stream<Node> elements(Node node) {
    return node instanceof SequenceNode list ? list.getValue().stream() : Stream.of(node);
  }

  /** One text, or a list of them. */
  private List<String> texts(Node node) {
    var texts = new ArrayList<String>();
    List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    for (Node each : nodes) {
      if (each instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
        texts.add(scalar.getValue());
      } else {
        error("Not a text", "A path or a pattern is expected here.", each);
      }
    }
    return texts;
  }

  private static String key(NodeTuple member) {
    return member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private void error(String summary, String detail, @Nullable Node node) {
    diagnostics.add(Diagnostic.error(summary, detail, range(node)));
  }

  private static SourceRange range(@Nullable Node node) {
    if (node == null || node.getStartMark().isEmpty() || node.getEndMark().isEmpty()) {
      return SourceRange.startOf(ProjectSettings.FILE);
    }
    return new SourceRange(
        ProjectSettings.FILE,
        position(node.getStartMark().get()),
        position(node.getEndMark().get()));
  }

  private static SourcePosition position(Mark mark) {
    return new SourcePosition(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex());
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }
}
