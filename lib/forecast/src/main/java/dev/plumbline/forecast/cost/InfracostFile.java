package dev.plumbline.forecast.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.cost.Amount;
import dev.plumbline.model.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code infracost breakdown --format json} wrote: whole resources' costs of a month.
 *
 * @param name of the tool with the day on which it ran
 * @param estimates by address
 * @param problems why it can't be used
 */
public record InfracostFile(String name, Map<String, Amount> estimates, List<String> problems) {
  public InfracostFile {
    estimates = Map.copyOf(estimates);
    problems = List.copyOf(problems);
  }

  /**
   * @param path of the stack; a file with several projects says for each which path it is of
   */
  public static InfracostFile read(String file, byte[] json, String path) {
    JsonNode root;
    try {
      root = Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      return problem(file + ":" + line + ": is not JSON");
    } catch (IOException e) {
      return problem(file + ":1: is not JSON");
    }
    if (root == null || !root.path("projects").isArray()) {
      return problem(file + ":1: is not what infracost breakdown --format json writes");
    }
    String currency = root.path("currency").asText("USD");
    if (!currency.equals("USD")) {
      return problem(file + ":1: is in " + currency + "; only US dollars can be added up");
    }
    Map<String, Amount> estimates = new HashMap<>();
    for (JsonNode project : root.path("projects")) {
      if (isOf(project, path, root.path("projects").size() == 1)) {
        read(project, estimates);
      }
    }
    String day = root.path("timeGenerated").asText("").replaceFirst("T.*", "");
    return new InfracostFile(
        "Infracost" + (day.isEmpty() ? "" : " of " + day), estimates, List.of());
  }

  /** What it has no amount for is left to the price books. */
  private static void read(JsonNode project, Map<String, Amount> estimates) {
    for (JsonNode resource : project.path("breakdown").path("resources")) {
      String cost = resource.path("monthlyCost").asText("");
      String name = resource.path("name").asText("");
      if (cost.matches("\\d{1,15}(\\.\\d{1,30})?") && !name.isEmpty()) {
        estimates.put(name, Amount.exactly(new BigDecimal(cost)));
      }
    }
  }

  private static boolean isOf(JsonNode project, String path, boolean only) {
    for (String key : List.of("vcsSubPath", "path", "terraformModulePath")) {
      String named = project.path("metadata").path(key).asText("").replaceFirst("^\\./", "");
      if (named.equals(path) || named.endsWith("/" + path)) {
        return true;
      }
    }
    return only && (path.isEmpty() || path.equals("."));
  }

  private static InfracostFile problem(String text) {
    return new InfracostFile("", Map.of(), List.of(text));
  }
}
