package dev.plumbline.policy.read;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.Nearest;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.policy.term.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file of ours as nodes with ranges, and the problems found on the way. */
final class Yaml {
  private static final int LARGEST = 1 << 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(LARGEST)
          .setParseComments(false)
          .build();

  private final String file;
  private final List<Diagnostic> problems = new ArrayList<>();
  private boolean malformed;

  Yaml(String file) {
    this.file = file;
  }

  List<Diagnostic> problems() {
    return problems;
  }

  /** Whether the last file was no YAML, or no mapping, for any reader. */
  boolean isMalformed() {
    return malformed;
  }

  /** The root mapping; null, with a problem, when there is none. */
  @Nullable MappingNode parse(String text) {
    try {
      if (!YamlText.isShallow(text, SETTINGS)) {
        problem(null, "Nested too deep", "Nothing of the file is used.");
        return null;
      }
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return mapping;
      }
      malformed = true;
      problem(root.orElse(null), "Not a mapping", "The file has to hold keys and values.");
    } catch (MarkedYamlEngineException e) {
      malformed = true;
      problems.add(
          Diagnostic.error(
              "Not YAML", e.getProblem() + ".", range(e.getProblemMark().orElse(null))));
    } catch (YamlEngineException e) {
      problem(null, "Not YAML", e.getMessage() + ".");
    }
    return null;
  }

  Map<String, Node> members(MappingNode mapping) {
    var members = new LinkedHashMap<String, Node>();
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        if (members.put(key.getValue(), tuple.getValueNode()) != null) {
          problem(key, "Duplicate key", "The key \"" + key.getValue() + "\" stands here twice.");
        }
      } else {
        problem(tuple.getKeyNode(), "Not a key", "A key has to be a plain text.");
      }
    }
    return members;
  }

  /** The text of a scalar; {@code ""}, with a problem, for anything else. */
  String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem(node, "Not a text", "A single value is expected here.");
    return "";
  }

  /** The texts of a list; a single text counts as a list of one. */
  List<String> texts(Node node) {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(this::text).toList()
        : List.of(text(node));
  }

  /** The texts of a member; none where it is not there. */
  List<String> texts(Map<String, Node> members, String key) {
    Node node = members.get(key);
    return node == null ? List.of() : texts(node);
  }

  /** Finds keys that are none of these. */
  void onlyKeys(Map<String, Node> members, Set<String> keys) {
    members.forEach((key, node) -> {
      if (!keys.contains(key)) {
        String meant = Nearest.suggestion(key, keys);
        problem(
            node,
            "Unknown key",
            "There is no \""
                + key
                + "\" here"
                + (meant.isEmpty() ? "; there may be " + new TreeSet<>(keys) + "." : meant));
      }
    });
  }

  /** True or false; false, with a problem, for anything else. */
  boolean flag(Node node) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue());
    }
    problem(node, "Not true or false", "Write true or false.");
    return false;
  }

  /**
   * The constant whose name stands there in small letters.
   *
   * @param key as the problem names it
   */
  <E extends Enum<E>> E constant(Node node, String key, Class<E> type, E otherwise) {
    String name = text(node);
    for (E one : type.getEnumConstants()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
        return one;
      }
    }
    problem(
        node,
        "Unknown " + key,
        "\""
            + name
            + "\" is none of "
            + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)
            + ".");
    return otherwise;
  }

  void problem(@Nullable Node at, String summary, String detail) {
    problems.add(
        Diagnostic.error(
            summary, detail, range(at == null ? null : at.getStartMark().orElse(null))));
  }

  /** Something that is better mended, but does not keep the file from being used. */
  void warning(@Nullable Node at, String summary, String detail) {
    problems.add(
        Diagnostic.warning(
            summary, detail, range(at == null ? null : at.getStartMark().orElse(null))));
  }

  /** Whether nothing keeps the file from being used. */
  boolean isUsable() {
    return problems.stream().noneMatch(problem -> problem.level() == Diagnostic.Level.ERROR);
  }

  /** Where a node begins. */
  SourceRange range(Node node) {
    return range(node.getStartMark().orElse(null));
  }

  private SourceRange range(@Nullable Mark mark) {
    if (mark == null) {
      return SourceRange.startOf(file);
    }
    var start = new SourcePosition(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex());
    return new SourceRange(file, start, start);
  }
}
