package dev.plumbline.policy.pack;

import dev.plumbline.policy.Policy;
import java.util.List;

/**
 * An organisation's policies, and what it wants of these and of all others.
 *
 * @param name of its folder
 * @param rulings in the file's order: the later goes first
 */
public record Pack(String name, List<Policy> policies, List<Ruling> rulings) {
  public Pack {
    policies = List.copyOf(policies);
    rulings = List.copyOf(rulings);
  }
}
