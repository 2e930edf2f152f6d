package dev.plumbline.policy.read;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads folders of policy files. */
public final class CatalogueReader {
  private static final String POLICIES = "/policies";
  private static final String TABLES = "/policy-tables";
  private static final String ENDING = ".yaml";

  private CatalogueReader() {}

  public record Result(List<Policy> policies, List<Diagnostic> problems) {}

  /** The policies that ship with the product. */
  public static Result bundled() {
    return read(Bundle.files(POLICIES));
  }

  /**
   * @param files texts by path; the path without ending is the id
   */
  public static Result read(Map<String, String> files) {
    var policies = new ArrayList<Policy>();
    var problems = new ArrayList<Diagnostic>();
    files.forEach((path, text) -> {
      if (path.endsWith(ENDING)) {
        String id = path.substring(0, path.length() - ENDING.length());
        PolicyReader.Result result = PolicyReader.read(id, path, text);
        problems.addAll(result.problems());
        if (result.policy() != null) {
          policies.add(result.policy());
        }
      }
    });
    return new Result(policies, problems);
  }

  /**
   * What services do where nothing is set, by type and attribute path.
   *
   * @throws IllegalStateException when our own table is wrong
   */
  public static Map<String, Value> serviceDefaults() {
    var defaults = new LinkedHashMap<String, Value>();
    Bundle.files(TABLES)
        .forEach((file, text) -> {
          var yaml = new Yaml(file);
          var root = yaml.parse(text);
          if (root != null && Values.of(yaml, root) instanceof Value.Obj table) {
            table.members().forEach((key, entry) -> defaults.put(key, value(file, key, entry)));
          }
          if (!yaml.problems().isEmpty()) {
            throw new IllegalStateException(yaml.problems().toString());
          }
        });
    return defaults;
  }

  private static Value value(String file, String key, Value entry) {
    if (entry instanceof Value.Obj(Map<String, Value> members)
        && members.keySet().containsAll(Set.of("value", "source", "date"))) {
      return Objects.requireNonNull(members.get("value"));
    }
    throw new IllegalStateException(file + ": " + key + " needs value, source and date");
  }
}
