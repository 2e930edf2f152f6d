package dev.plumbline.policy.read;

import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.pack.Scope;
import dev.plumbline.policy.suppression.Exclusion;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the files in which other tools keep what they skip, as their documentation describes them:
 * Checkov's configuration and baseline, Trivy's two ignore files, cfn-lint's configuration, and
 * that of KICS. Checks that nobody here knows are no mistake: they are the other tool's.
 */
final class OtherTools {
  private static final int MOST_LINES = 10_000;

  private final SourceTree sources;
  private final List<Exclusion> found;
  private final List<Diagnostic> problems;

  private OtherTools(SourceTree sources, List<Exclusion> found, List<Diagnostic> problems) {
    this.sources = sources;
    this.found = found;
    this.problems = problems;
  }

  static void read(SourceTree sources, List<Exclusion> found, List<Diagnostic> problems) {
    var tools = new OtherTools(sources, found, problems);
    tools.list(".checkov.yaml", "checkov", "skip-check", "skip-path");
    tools.list(".checkov.yml", "checkov", "skip-check", "skip-path");
    tools.list(".cfnlintrc", "cfn-lint", "ignore_checks", "");
    tools.list(".cfnlintrc.yaml", "cfn-lint", "ignore_checks", "");
    tools.list("kics.config", "kics", "exclude-queries", "exclude-paths");
    tools.trivyLines(".trivyignore");
    tools.trivy(".trivyignore.yaml");
    tools.checkovBaseline(".checkov.baseline");
  }

  private @Nullable String text(String file) {
    byte[] content = sources.file(file);
    return content == null ? null : new String(content, StandardCharsets.UTF_8);
  }

  /** The root's members; empty, with the problems told, where it can't be read. */
  private Map<String, Node> members(Yaml yaml, String text) {
    MappingNode root = text.isBlank() ? null : yaml.parse(text);
    return root == null ? Map.of() : yaml.members(root);
  }

  /** A list of ids under one key, and of paths under another; texts may hold several by commas. */
  private void list(String file, String form, String ids, String paths) {
    String text = text(file);
    if (text == null) {
      return;
    }
    var yaml = new Yaml(file);
    Map<String, Node> members = members(yaml, text);
    for (Node id : each(members.get(ids))) {
      for (String one : yaml.text(id).split(",", -1)) {
        add(form, one.strip(), "", null, yaml.range(id), List.of(), List.of());
      }
    }
    for (Node path : each(members.get(paths))) {
      for (String one : yaml.text(path).split(",", -1)) {
        if (!one.isBlank()) {
          add(form, "*", "", null, yaml.range(path), List.of(), List.of(one.strip()));
        }
      }
    }
    problems.addAll(yaml.problems());
  }

  private static List<Node> each(@Nullable Node node) {
    return switch (node) {
      case null -> List.of();
      case SequenceNode list -> list.getValue();
      default -> List.of(node);
    };
  }

  /** {@code ID exp:2027-01-31}, a line each; {@code #} begins a comment. */
  private void trivyLines(String file) {
    String text = text(file);
    if (text == null) {
      return;
    }
    String[] lines = text.split("\n", MOST_LINES);
    int offset = 0;
    for (int i = 0; i < lines.length; i++) {
      String[] words = lines[i].replaceFirst("#.*", "").strip().split("\\s+", -1);
      LocalDate until = null;
      for (String word : words) {
        until = word.startsWith("exp:") ? date(word.substring("exp:".length())) : until;
      }
      var start = new SourcePosition(i + 1, 1, offset);
      add("trivy", words[0], "", until, new SourceRange(file, start, start), List.of(), List.of());
      offset += lines[i].length() + 1;
    }
  }

  private void trivy(String file) {
    String text = text(file);
    if (text == null) {
      return;
    }
    var yaml = new Yaml(file);
    for (Node entry : each(members(yaml, text).get("misconfigurations"))) {
      if (entry instanceof MappingNode mapping) {
        Map<String, Node> members = yaml.members(mapping);
        Node id = members.get("id");
        if (id != null) {
          Node statement = members.get("statement");
          Node expired = members.get("expired_at");
          add(
              "trivy",
              yaml.text(id),
              statement == null ? "" : yaml.text(statement),
              ExclusionReader.date(yaml, expired),
              yaml.range(id),
              List.of(),
              yaml.texts(members, "paths"));
        }
      }
    }
    problems.addAll(yaml.problems());
  }

  /** Findings by file and resource; an address within a module is the end of ours. */
  private void checkovBaseline(String file) {
    String text = text(file);
    if (text == null) {
      return;
    }
    var yaml = new Yaml(file);
    for (Node failed : each(members(yaml, text).get("failed_checks"))) {
      if (failed instanceof MappingNode entry) {
        Map<String, Node> members = yaml.members(entry);
        Node path = members.get("file");
        String of = path == null ? "" : yaml.text(path).replaceFirst("^/+", "");
        for (Node finding : each(members.get("findings"))) {
          if (finding instanceof MappingNode mapping) {
            checkovFinding(yaml, of, yaml.members(mapping));
          }
        }
      }
    }
    problems.addAll(yaml.problems());
  }

  private void checkovFinding(Yaml yaml, String file, Map<String, Node> finding) {
    Node resource = finding.get("resource");
    if (resource == null) {
      return;
    }
    String address = yaml.text(resource);
    List<String> addresses =
        List.of(address, "*." + address, address + "[*]", "*." + address + "[*]");
    for (Node id : each(finding.get("check_ids"))) {
      if (id instanceof ScalarNode) {
        add(
            "checkov",
            yaml.text(id),
            "in Checkov's baseline",
            null,
            yaml.range(id),
            addresses,
            file.isEmpty() ? List.of() : List.of(file));
      }
    }
  }

  private void add(
      String form,
      String id,
      String reason,
      @Nullable LocalDate until,
      SourceRange range,
      List<String> resources,
      List<String> files) {
    if (!id.isEmpty()) {
      var suppression = new Suppression(form, id, "", reason, until, range);
      found.add(new Exclusion(suppression, Scope.EVERYWHERE, resources, files));
    }
  }

  /** A date that can't be read has passed, so that a typing error hides nothing. */
  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return LocalDate.EPOCH;
    }
  }
}
