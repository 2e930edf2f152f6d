package dev.plumbline.model.graph;

import java.util.List;

/**
 * How a resource wants to be changed.
 *
 * @param ignoreChanges attribute paths; {@code all} stands for every one
 * @param replaceTriggeredBy addresses or attribute references
 * @param deletionPolicy CloudFormation's DeletionPolicy, {@code ""} elsewhere
 */
public record Lifecycle(
    boolean createBeforeDestroy,
    boolean preventDestroy,
    List<String> ignoreChanges,
    List<String> replaceTriggeredBy,
    String deletionPolicy) {
  public static final Lifecycle DEFAULT = new Lifecycle(false, false, List.of(), List.of(), "");

  public Lifecycle {
    ignoreChanges = List.copyOf(ignoreChanges);
    replaceTriggeredBy = List.copyOf(replaceTriggeredBy);
  }
}
