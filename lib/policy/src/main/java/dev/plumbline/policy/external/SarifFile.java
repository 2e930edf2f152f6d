package dev.plumbline.policy.external;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.SecretText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A SARIF 2.1.0 file of any scanner: Trivy, Checkov, KICS, tflint, cfn-lint and others. Everything
 * in it is hostile: texts are shortened and masked, numbers are checked, the rest is left out.
 *
 * @param problems why it, or a part of it, can't be used
 */
public record SarifFile(List<Result> results, List<String> problems) {
  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_RESULTS = 25_000;
  private static final int MOST_TEXT = 500;
  private static final int MOST_LINE = 10_000_000;

  public SarifFile {
    results = List.copyOf(results);
    problems = List.copyOf(problems);
  }

  /**
   * One result at its first place.
   *
   * @param file as the scanner wrote it: relative to anything, or absolute
   */
  record Result(
      String tool,
      String rule,
      String title,
      String message,
      Severity severity,
      String file,
      int firstLine,
      int lastLine) {}

  /** Why nothing of a file can be used; empty where it can. */
  public static List<String> unusable(String name, byte[] json) {
    SarifFile file = read(name, json);
    return file.results().isEmpty() ? file.problems() : List.of();
  }

  public static SarifFile read(String name, byte[] json) {
    if (json.length > MOST_BYTES) {
      return new SarifFile(List.of(), List.of(name + " is larger than 32 MiB"));
    }
    JsonNode root;
    try {
      root = Json.mapper().readTree(json);
    } catch (IOException e) {
      return new SarifFile(List.of(), List.of(name + " is not JSON"));
    }
    if (root == null || !root.path("runs").isArray()) {
      return new SarifFile(List.of(), List.of(name + " is no SARIF: it has no runs"));
    }
    var results = new ArrayList<Result>();
    var problems = new ArrayList<String>();
    for (JsonNode run : root.path("runs")) {
      run(run, results);
    }
    if (results.size() > MOST_RESULTS) {
      problems.add(
          name + " has " + results.size() + " results; the first " + MOST_RESULTS + " are read");
      return new SarifFile(results.subList(0, MOST_RESULTS), problems);
    }
    return new SarifFile(results, problems);
  }

  private static void run(JsonNode run, List<Result> into) {
    JsonNode driver = run.path("tool").path("driver");
    Map<String, JsonNode> rules = new HashMap<>();
    for (JsonNode rule : driver.path("rules")) {
      rules.putIfAbsent(rule.path("id").asText(""), rule);
    }
    for (JsonNode result : run.path("results")) {
      if (into.size() > MOST_RESULTS) {
        return;
      }
      JsonNode rule = rule(result, driver, rules);
      String file = result.at("/locations/0/physicalLocation/artifactLocation/uri").asText("");
      String id = id(result, rule);
      if (!file.isEmpty() && !id.isEmpty() && isFailure(result)) {
        JsonNode region = result.at("/locations/0/physicalLocation/region");
        int first = line(region.path("startLine"), 1);
        into.add(
            new Result(
                text(driver.path("name")),
                id,
                title(rule),
                text(result.path("message").path("text")),
                severity(result, rule),
                file,
                first,
                Math.max(first, line(region.path("endLine"), first))));
      }
    }
  }

  /** A scanner may tell what passed, and what was suppressed, as well. */
  private static boolean isFailure(JsonNode result) {
    return result.path("kind").asText("fail").equals("fail")
        && result.path("suppressions").isEmpty();
  }

  private static @Nullable JsonNode rule(
      JsonNode result, JsonNode driver, Map<String, JsonNode> rules) {
    JsonNode byId = rules.get(result.path("ruleId").asText(""));
    return byId != null ? byId : driver.path("rules").get(result.path("ruleIndex").asInt(-1));
  }

  private static String id(JsonNode result, @Nullable JsonNode rule) {
    String id = result.path("ruleId").asText("");
    return shortened(id.isEmpty() && rule != null ? rule.path("id").asText("") : id);
  }

  private static String title(@Nullable JsonNode rule) {
    if (rule == null) {
      return "";
    }
    String title = text(rule.path("shortDescription").path("text"));
    return title.isEmpty() ? text(rule.path("name")) : title;
  }

  /** GitHub's {@code security-severity} goes first; the level says less. */
  private static Severity severity(JsonNode result, @Nullable JsonNode rule) {
    String score = result.at("/properties/security-severity").asText("");
    if (score.isEmpty() && rule != null) {
      score = rule.at("/properties/security-severity").asText("");
    }
    if (score.matches("\\d{1,2}(\\.\\d{1,4})?")) {
      return severity(new BigDecimal(score));
    }
    String level = result.path("level").asText("");
    if (level.isEmpty() && rule != null) {
      level = rule.at("/defaultConfiguration/level").asText("warning");
    }
    return switch (level) {
      case "error" -> Severity.HIGH;
      case "warning" -> Severity.MEDIUM;
      case "note" -> Severity.LOW;
      default -> Severity.INFO;
    };
  }

  private static Severity severity(BigDecimal score) {
    return score.compareTo(new BigDecimal("9")) >= 0
        ? Severity.CRITICAL
        : score.compareTo(new BigDecimal("7")) >= 0
            ? Severity.HIGH
            : score.compareTo(new BigDecimal("4")) >= 0
                ? Severity.MEDIUM
                : score.signum() > 0 ? Severity.LOW : Severity.INFO;
  }

  private static int line(JsonNode node, int otherwise) {
    int line = node.asInt(otherwise);
    return line < 1 || line > MOST_LINE ? otherwise : line;
  }

  private static String text(JsonNode node) {
    return SecretText.masked(shortened(node.asText("")));
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT) + "…";
  }
}
