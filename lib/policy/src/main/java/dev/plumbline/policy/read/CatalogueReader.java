package dev.plumbline.policy.read;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads folders of policy files. */
public final class CatalogueReader {
  private static final String POLICIES = "/policies";
  private static final Value IN_PLACE = new Value.Str("in-place");
  private static final String TABLES = "/policy-tables";
  private static final String ENDING = ".yaml";

  private CatalogueReader() {}

  public record Result(List<Policy> policies, List<Diagnostic> problems) {}

  /** The policies that ship with the product. */
  public static Result bundled() {
    Result read = read(Bundle.files(POLICIES));
    var controls = Controls.of(Bundle.files(TABLES));
    return new Result(read.policies().stream().map(controls::added).toList(), read.problems());
  }

  /** What is wrong in them when they are looked at as closely as can be, with file and line. */
  public static List<Diagnostic> problems() {
    return read(Bundle.files(POLICIES), Expressions.Depth.ABSENCE).problems();
  }

  /** Texts by path. */
  static Map<String, String> policyFiles() {
    return Bundle.files(POLICIES);
  }

  /** Texts by path. */
  static Map<String, String> tableFiles() {
    return Bundle.files(TABLES);
  }

  /**
   * @param files texts by path; the path without ending is the id
   */
  public static Result read(Map<String, String> files) {
    return read(files, Expressions.Depth.TRUSTED);
  }

  /**
   * @param depth how closely expressions are looked at
   */
  public static Result read(Map<String, String> files, Expressions.Depth depth) {
    var policies = new ArrayList<Policy>();
    var problems = new ArrayList<Diagnostic>();
    files.entrySet().parallelStream()
        .filter(file -> file.getKey().endsWith(ENDING))
        .map(file -> read(file.getKey(), file.getValue(), depth))
        .forEachOrdered(result -> {
          problems.addAll(result.problems());
          if (result.policy() != null) {
            policies.add(result.policy());
          }
        });
    return new Result(policies, problems);
  }

  private static PolicyReader.Result read(String path, String text, Expressions.Depth depth) {
    return PolicyReader.read(path.substring(0, path.length() - ENDING.length()), path, text, depth);
  }

  /**
   * What services do where nothing is set, by type and attribute path.
   *
   * @throws IllegalStateException when our own table is wrong
   */
  public static Map<String, Value> serviceDefaults() {
    var defaults = new LinkedHashMap<String, Value>();
    table("service-defaults/", "value")
        .forEach((key, entry) ->
            defaults.put(key, Objects.requireNonNull(entry.members().get("value"))));
    return defaults;
  }

  /**
   * Types, and attributes as {@code type.path}, that only older majors of a provider have, or only
   * another language than Terraform.
   *
   * @throws IllegalStateException when our own table is wrong
   */
  public static Set<String> legacyNames() {
    var names = new HashSet<>(table("legacy-names/", "until").keySet());
    names.addAll(table("own-names/", "property").keySet());
    return names;
  }

  /**
   * Those of the legacy names that a change updates in place, by the documentation and the schema
   * of a major that had them; of the others that is not known.
   *
   * @throws IllegalStateException when our own table is wrong
   */
  public static Set<String> updatedInPlace() {
    return table("legacy-names/", "until").entrySet().stream()
        .filter(entry -> IN_PLACE.equals(entry.getValue().members().get("change")))
        .map(Map.Entry::getKey)
        .collect(toUnmodifiableSet());
  }

  /**
   * Conditions by type and kind of safeguard, for {@code Matrix}.
   *
   * @throws IllegalStateException when our own table is wrong
   */
  public static Map<String, Value> safeguards() {
    var entries = new LinkedHashMap<String, Value>();
    Bundle.files(TABLES)
        .forEach((file, text) -> {
          if (file.startsWith("safeguards/")) {
            whole(file, text).forEach(entries::put);
          }
        });
    return entries;
  }

  /** The entries of all files of a folder, one file a provider. */
  private static Map<String, Value.Obj> table(String folder, String needed) {
    var entries = new LinkedHashMap<String, Value.Obj>();
    Bundle.files(TABLES)
        .forEach((file, text) -> {
          if (file.startsWith(folder)) {
            read(file, text, needed, entries);
          }
        });
    return entries;
  }

  private static void read(
      String file, String text, String needed, Map<String, Value.Obj> entries) {
    whole(file, text).forEach((key, entry) -> entries.put(key, entry(file, key, entry, needed)));
  }

  private static Map<String, Value> whole(String file, String text) {
    var yaml = new Yaml(file);
    var root = yaml.parse(text);
    Map<String, Value> members =
        root != null && Values.of(yaml, root) instanceof Value.Obj table
            ? table.members()
            : Map.of();
    if (!yaml.problems().isEmpty()) {
      throw new IllegalStateException(yaml.problems().toString());
    }
    return members;
  }

  private static Value.Obj entry(String file, String key, Value entry, String needed) {
    if (entry instanceof Value.Obj obj
        && obj.members().keySet().containsAll(Set.of(needed, "source", "date"))) {
      return obj;
    }
    throw new IllegalStateException(file + ": " + key + " needs " + needed + ", source and date");
  }
}
