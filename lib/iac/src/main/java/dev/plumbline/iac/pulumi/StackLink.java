package dev.plumbline.iac.pulumi;

import java.util.List;

/** What a stack of Pulumi is called by those that read its outputs. */
public final class StackLink {
  /** The resource by which a program reads another stack. */
  static final String TYPE = "pulumi:pulumi:StackReference";

  private StackLink() {}

  /** {@code pulumi://network/prod}. */
  public static String of(String project, String stack) {
    return "pulumi://" + project + "/" + stack;
  }

  /**
   * The link that a reference means, {@code ""} where a part of it isn't known.
   *
   * @param reference {@code organization/project/stack}, without the organization or with the stack
   *     alone; unknown parts are empty
   * @param project where the reference is written
   */
  static String of(String reference, String project, boolean known) {
    List<String> parts = List.of(reference.split("/", -1));
    String stack = parts.getLast();
    String owner = parts.size() > 1 ? parts.get(parts.size() - 2) : project;
    boolean whole = known || parts.size() > 2;
    return stack.isEmpty() || owner.isEmpty() || !whole ? "" : of(owner, stack);
  }
}
