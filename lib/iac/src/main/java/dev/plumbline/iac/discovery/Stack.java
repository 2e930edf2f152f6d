package dev.plumbline.iac.discovery;

import dev.plumbline.model.source.StackSpec;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A stack and what it is made of.
 *
 * @param files paths of all files that can decide what it means: its own, its local modules', its
 *     variable files, what its code reads
 */
public record Stack(StackSpec spec, NavigableSet<String> files) {
  public Stack {
    files = Collections.unmodifiableNavigableSet(new TreeSet<>(files));
  }

  /** The stack's name within its repository. */
  public String name() {
    return spec.name();
  }
}
