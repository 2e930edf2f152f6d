package dev.plumbline.iac.discovery;

import dev.plumbline.iac.cloudformation.TemplateUrl;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What discovery has to know of one CloudFormation template. Which file is one, its content says:
 * its format version, its transform, or a resource with the type of one.
 *
 * @param nested paths or addresses of the templates it nests, as written
 * @param included paths or addresses of the snippets it includes, as written
 */
record CloudFormationTemplate(List<String> nested, List<String> included) {
  private static final Set<String> EXTENSIONS =
      Set.of("yaml", "yml", "json", "template", "cfn", "cform");

  /** Twice what CloudFormation takes, for templates that a build makes smaller. */
  private static final long MAX_BYTES = 2 << 20;

  /** Where a transform of that name says what it includes. */
  private static final List<String> INCLUDE = List.of("Parameters", "Location");

  CloudFormationTemplate {
    nested = List.copyOf(nested);
    included = List.copyOf(included);
  }

  static boolean mayBeOne(String path, long size) {
    String name = SourcePaths.name(path);
    return size <= MAX_BYTES && EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** The template, or empty when it is none. */
  static Optional<CloudFormationTemplate> scan(byte[] source, Budget budget) {
    // Most YAML of a repository is something else; a template can't do without one of these words.
    if (!contains(source, "AWS::") && !contains(source, "AWSTemplateFormatVersion")) {
      return Optional.empty();
    }
    var reading = new Reading();
    Structure.walk(source, budget, reading::scalar);
    return reading.template
        ? Optional.of(new CloudFormationTemplate(reading.nested(), reading.included))
        : Optional.empty();
  }

  private static boolean contains(byte[] source, String word) {
    byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i <= source.length - wanted.length; i++) {
      int j = 0;
      while (j < wanted.length && source[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return true;
      }
    }
    return false;
  }

  private static final class Reading {
    boolean template;
    final List<String> included = new ArrayList<>();
    final Map<String, String> types = new HashMap<>();
    final Map<String, String> assets = new HashMap<>();
    final Map<String, Map<String, String>> properties = new HashMap<>();

    void scalar(List<String> path, String value) {
      if (path.size() > 2
          && path.subList(path.size() - 2, path.size()).equals(INCLUDE)
          && TemplateUrl.namesFile(value)) {
        included.add(value);
      }
      switch (path.getFirst()) {
        case "AWSTemplateFormatVersion" -> template |= path.size() == 1;
        case "Transform" -> template |= value.startsWith("AWS::");
        case "Resources" -> resource(path, value);
        default -> {
          // Parameters, outputs and the rest do not tell a template from another document.
        }
      }
    }

    private void resource(List<String> path, String value) {
      if (path.size() == 3 && path.get(2).equals("Type")) {
        types.put(path.get(1), value);
        template |= value.startsWith("AWS::") || value.startsWith("Custom::");
      } else if (path.size() == 4 && path.getLast().equals(TemplateUrl.ASSET)) {
        assets.put(path.get(1), value);
      } else if (path.size() > 3
          && path.get(2).equals("Properties")
          && (path.size() == 4 || TemplateUrl.namesFile(value))) {
        properties.computeIfAbsent(path.get(1), _ -> new HashMap<>()).put(path.get(3), value);
      }
    }

    List<String> nested() {
      var nested = new ArrayList<String>();
      types.forEach((name, type) -> {
        String property = TemplateUrl.property(type);
        String target =
            property == null
                ? null
                : assets.getOrDefault(name, properties.getOrDefault(name, Map.of()).get(property));
        if (target != null && !target.isEmpty()) {
          nested.add(target);
        }
      });
      return nested;
    }
  }
}
