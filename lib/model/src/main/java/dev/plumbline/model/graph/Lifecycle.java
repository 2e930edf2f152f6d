package dev.plumbline.model.graph;

import java.util.List;

/**
 * How a resource wants to be changed.
 *
 * @param preventDestroy Terraform's {@code prevent_destroy}, Pulumi's {@code protect}
 * @param ignoreChanges attribute paths; {@code all} stands for every one
 * @param replaceTriggeredBy addresses or attribute references
 * @param deletionPolicy CloudFormation's DeletionPolicy, {@code Retain} for Pulumi's {@code
 *     retainOnDelete}, {@code ""} elsewhere, {@link #OPEN} where it is not known
 * @param updateReplacePolicy what becomes of the old one when it is replaced, in the words of
 *     CloudFormation's UpdateReplacePolicy; {@code ""} where it goes, {@link #OPEN} where it is not
 *     known
 * @param replaceOnChanges Pulumi's: attribute paths whose change replaces; {@code all} stands for
 *     every one
 */
public record Lifecycle(
    boolean createBeforeDestroy,
    boolean preventDestroy,
    List<String> ignoreChanges,
    List<String> replaceTriggeredBy,
    String deletionPolicy,
    String updateReplacePolicy,
    List<String> replaceOnChanges) {
  /** A policy that only the deployment knows. */
  public static final String OPEN = "?";

  public static final Lifecycle DEFAULT = new Lifecycle(false, false, List.of(), List.of(), "");

  /** One that says nothing of what a replacement leaves. */
  public Lifecycle(
      boolean createBeforeDestroy,
      boolean preventDestroy,
      List<String> ignoreChanges,
      List<String> replaceTriggeredBy,
      String deletionPolicy) {
    this(
        createBeforeDestroy,
        preventDestroy,
        ignoreChanges,
        replaceTriggeredBy,
        deletionPolicy,
        "",
        List.of());
  }

  public Lifecycle {
    ignoreChanges = List.copyOf(ignoreChanges);
    replaceTriggeredBy = List.copyOf(replaceTriggeredBy);
    replaceOnChanges = List.copyOf(replaceOnChanges);
  }
}
