package dev.plumbline.iac.discovery;

import dev.plumbline.iac.pulumi.Urn;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells Pulumi programs written in YAML from those in other languages. */
final class PulumiProject {
  private static final Set<String> NAMES = Set.of("Pulumi.yaml", "Pulumi.yml");

  private static final List<String> COMPILER = List.of("runtime", "options", "compiler");

  private static final List<String> EXPORTED = List.of("deployment", "resources", "[]", "urn");
  private static final List<String> PLANNED = List.of("steps", "[]", "urn");

  /** A stack's name is part of keys, whose length is bounded; people's are far shorter. */
  private static final int MAX_NAME_BYTES = 255;

  private PulumiProject() {}

  static boolean isProjectFile(String path) {
    return NAMES.contains(SourcePaths.name(path));
  }

  /**
   * The environment that a file holds the values of: {@code dev} for {@code Pulumi.dev.yaml}; else
   * {@code ""}.
   */
  static String environment(String path) {
    String name = SourcePaths.name(path);
    boolean settings =
        name.startsWith("Pulumi.") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    return settings && !isProjectFile(path)
        ? name.substring("Pulumi.".length(), name.lastIndexOf('.'))
        : "";
  }

  /**
   * The stack that a file has the state or the planned state of, as {@code pulumi stack export} and
   * {@code pulumi preview --json} write it; empty where it is something else.
   */
  static String deployedStack(byte[] source, Budget budget) {
    var names = new ArrayList<String>();
    Structure.walk(
        source,
        budget,
        (path, value) -> {
          boolean urn = path.equals(EXPORTED) || path.equals(PLANNED);
          if (urn && names.isEmpty()) {
            names.add(Urn.stack(value));
          }
        });
    return names.isEmpty() || isTooLong(names.getFirst()) ? "" : names.getFirst();
  }

  private static boolean isTooLong(String stack) {
    return stack.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES;
  }

  /** Whether the project's program is YAML as it stands, and no compiler makes it. */
  static boolean isYamlProgram(byte[] source, Budget budget) {
    var runtimes = new ArrayList<String>();
    var compilers = new ArrayList<String>();
    Structure.walk(
        source,
        budget,
        (path, value) -> {
          if (path.equals(List.of("runtime")) || path.equals(List.of("runtime", "name"))) {
            runtimes.add(value);
          } else if (path.equals(COMPILER)) {
            compilers.add(value);
          }
        });
    return runtimes.equals(List.of("yaml")) && compilers.isEmpty();
  }
}
