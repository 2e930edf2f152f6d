package dev.plumbline.model.review;

import dev.plumbline.model.event.StackInterface;
import java.util.Map;

/**
 * An immutable view of what all tracked stacks offer and take.
 *
 * @param version sum of the offsets read; named in the section of whoever used it
 * @param stacks by {@code repository/stack}
 * @param removed generations of the changes that took stacks away, by the same key
 */
public record Estate(long version, Map<String, StackInterface> stacks, Map<String, Long> removed) {
  public static final Estate EMPTY = new Estate(0, Map.of());

  public Estate {
    stacks = Map.copyOf(stacks);
    removed = Map.copyOf(removed);
  }

  public Estate(long version, Map<String, StackInterface> stacks) {
    this(version, stacks, Map.of());
  }

  /** Whether a newer change than this stack's has said what it offers, or taken it away. */
  public boolean isNewerThan(StackChanged stack) {
    StackInterface known = stacks.get(stack.key());
    return (known != null && known.generation() > stack.generation())
        || removed.getOrDefault(stack.key(), stack.generation()) > stack.generation();
  }
}
