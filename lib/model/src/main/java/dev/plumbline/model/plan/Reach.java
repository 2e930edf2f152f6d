package dev.plumbline.model.plan;

import dev.plumbline.model.plan.PlannedChange.Action;
import java.util.List;

/**
 * How far the change of one resource reaches.
 *
 * @param direct addresses of what reads it or waits for it; a module's where all in it waits. Of
 *     each list the first fifty are named, and the last entry says how many more there are
 * @param total how many resources depend on it, through others too
 * @param atLeast whether it may be more than {@code total}: counting all would have cost too much
 * @param outputs names of the stack's outputs that are made of it or of what needs it; behind a
 *     name what surely becomes of its value: {@code id (known after apply)}, {@code name (changes)}
 * @param stacks other stacks, {@code repository/stack}, that read what this one offers; only where
 *     {@code outputs} has one
 */
public record Reach(
    String address,
    Action action,
    List<String> direct,
    int total,
    boolean atLeast,
    List<String> outputs,
    List<String> stacks) {
  public Reach {
    direct = List.copyOf(direct);
    outputs = List.copyOf(outputs);
    stacks = List.copyOf(stacks);
  }

  /** The resources that depend on it, as texts say it: "1 resource", "at least 12 resources". */
  public String counted() {
    String resources = total == 1 ? "1 resource" : total + " resources";
    return atLeast ? "at least " + resources : resources;
  }
}
