package dev.plumbline.pipeline.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** plumbline.yaml, flattened to keys with dots; keeps the line of each. */
final class SettingsFile {
  private final Path file;
  private final List<String> problems;
  private final Map<String, Given> given = new LinkedHashMap<>();

  private SettingsFile(Path file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** What the file sets; what is wrong with it is added to {@code problems}. */
  static Map<String, Given> read(Path file, List<String> problems) {
    var reading = new SettingsFile(file, problems);
    try {
      reading.read();
    } catch (NoSuchFileException e) {
      problems.add(file + ": there is no such file");
    } catch (MalformedInputException e) {
      problems.add(file + ": is not UTF-8");
    } catch (IOException e) {
      problems.add(file + ": can't be read: " + e.getMessage());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(file + ":" + line + ": is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(file + ": is not YAML: " + e.getMessage());
    }
    return reading.given;
  }

  private void read() throws IOException {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    Optional<Node> root = new Compose(settings).composeString(Files.readString(file));
    root.ifPresent(node -> flatten("", node));
  }

  private void flatten(String key, Node node) {
    switch (node) {
      case MappingNode map -> {
        for (NodeTuple tuple : map.getValue()) {
          if (tuple.getKeyNode() instanceof ScalarNode name) {
            flatten(key.isEmpty() ? name.getValue() : key + "." + name.getValue(), tuple);
          } else {
            problems.add(origin(tuple.getKeyNode()) + ": a key has to be a word");
          }
        }
      }
      case SequenceNode list -> set(key, list, texts(list));
      case ScalarNode scalar -> set(key, scalar, List.of(scalar.getValue()));
      default -> problems.add(origin(node) + ": is neither a value nor a list");
    }
  }

  private void flatten(String key, NodeTuple tuple) {
    // The key's line is where an editor should jump to, whatever its value is.
    if (tuple.getValueNode() instanceof ScalarNode scalar) {
      set(key, tuple.getKeyNode(), List.of(scalar.getValue()));
    } else {
      flatten(key, tuple.getValueNode());
    }
  }

  private List<String> texts(SequenceNode list) {
    return list.getValue().stream()
        .map(element -> {
          if (element instanceof ScalarNode scalar) {
            return scalar.getValue();
          }
          problems.add(origin(element) + ": an element of a list has to be a value");
          return "";
        })
        .toList();
  }

  private void set(String key, Node at, List<String> texts) {
    if (given.put(key, new Given(texts, origin(at))) != null) {
      problems.add(origin(at) + ": " + key + " is set twice");
    }
  }

  private String origin(Node node) {
    return file + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
  }
}
