package dev.plumbline.model.review;

import dev.plumbline.model.event.StackInterface;
import java.util.Map;

/**
 * An immutable view of what all tracked stacks offer and take.
 *
 * @param version sum of the offsets read; named in the section of whoever used it
 * @param stacks by {@code repository/stack}
 */
public record Estate(long version, Map<String, StackInterface> stacks) {
  public static final Estate EMPTY = new Estate(0, Map.of());

  public Estate {
    stacks = Map.copyOf(stacks);
  }
}
