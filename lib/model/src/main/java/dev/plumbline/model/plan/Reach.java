package dev.plumbline.model.plan;

import dev.plumbline.model.plan.PlannedChange.Action;
import java.util.List;

/**
 * How far the change of one resource reaches.
 *
 * @param direct addresses of what reads it or waits for it; a module's where all in it waits
 * @param total how many resources depend on it, through others too
 * @param outputs names of the stack's outputs that are made of it
 * @param stacks other stacks, {@code repository/stack}, that read what this one offers; only where
 *     {@code outputs} has one
 */
public record Reach(
    String address,
    Action action,
    List<String> direct,
    int total,
    List<String> outputs,
    List<String> stacks) {
  public Reach {
    direct = List.copyOf(direct);
    outputs = List.copyOf(outputs);
    stacks = List.copyOf(stacks);
  }
}
