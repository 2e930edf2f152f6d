package dev.plumbline.iac.discovery;

import java.util.List;

/**
 * What {@code .plumbline.yaml} says that decides which stacks there are. Other members of the file
 * belong to others and are not looked at here.
 *
 * @param environments in the file's order
 * @param branches patterns of the tracked branches; empty where the file is silent
 * @param ignore patterns of paths whose stacks are left out
 * @param acknowledged the stacks that acknowledgements name
 * @param named patterns of the environments that policies and suppressions name
 */
public record ProjectSettings(
    List<Environment> environments,
    List<String> branches,
    List<String> ignore,
    List<String> acknowledged,
    List<String> named) {
  public static final String FILE = ".plumbline.yaml";
  public static final ProjectSettings NONE =
      new ProjectSettings(List.of(), List.of(), List.of(), List.of(), List.of());

  public ProjectSettings {
    environments = List.copyOf(environments);
    branches = List.copyOf(branches);
    ignore = List.copyOf(ignore);
    acknowledged = List.copyOf(acknowledged);
    named = List.copyOf(named);
  }

  /**
   * One deployment of a root module.
   *
   * @param stacks patterns of the root modules it exists for; empty for all that have one of its
   *     variable files
   * @param variableFiles in rising precedence, relative to the stack's directory or to the root
   */
  public record Environment(String name, List<String> stacks, List<String> variableFiles) {
    public Environment {
      stacks = List.copyOf(stacks);
      variableFiles = List.copyOf(variableFiles);
    }
  }

  /** Whether a branch of that name is tracked by the repository's own word. */
  public boolean tracks(String branch) {
    return branches.stream().anyMatch(pattern -> Globs.matches(pattern, branch));
  }

  boolean ignores(String path) {
    return ignore.stream().anyMatch(pattern -> Globs.matches(pattern, path));
  }
}
