package dev.plumbline.model.source;

import java.util.List;
import java.util.Objects;

/**
 * What a stack is, before it is read.
 *
 * @param path Terraform: the root module's directory ({@code ""} is the repository's root);
 *     CloudFormation: the template's path; Pulumi: the project's directory; Kubernetes: a directory
 *     of manifests, or one file of them
 * @param environment name of the environment this evaluation stands for, {@code ""} where there is
 *     only one
 * @param variableFiles further files of values, in rising precedence, relative to the root
 * @param library a Terraform directory without caller, backend and provider configuration
 */
public record StackSpec(
    Kind kind, String path, String environment, List<String> variableFiles, boolean library) {
  /**
   * The one enumeration of which no unknown constant is tolerated: whatever such a stack were taken
   * for, what is said of it would be wrong. Ingest alone finds stacks and is upgraded last, so no
   * older version meets one.
   */
  public enum Kind {
    TERRAFORM,
    CLOUDFORMATION,
    PULUMI,
    KUBERNETES
  }

  public StackSpec {
    Objects.requireNonNull(kind);
    variableFiles = List.copyOf(variableFiles);
  }

  public static StackSpec terraform(String path) {
    return new StackSpec(Kind.TERRAFORM, path, "", List.of(), false);
  }

  /** The stack's name within its repository: its path, and its environment where it has one. */
  public String name() {
    String base = path.isEmpty() ? "." : path;
    return environment.isEmpty() ? base : base + "@" + environment;
  }
}
