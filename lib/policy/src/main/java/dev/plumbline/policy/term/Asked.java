package dev.plumbline.policy.term;

import java.util.HashSet;
import java.util.Set;

/**
 * What a judgement looked at beyond the resource that it is about: whose neighbours it asked for,
 * and which types it listed. As long as that is the same, and the resource, so is the judgement.
 */
public final class Asked {
  /** A resource's neighbours of a type, {@code *} for all types. */
  record Around(Subject subject, String type) {}

  private final Set<Around> around = new HashSet<>(0);
  private final Set<String> listed = new HashSet<>(0);
  private final Set<Links.Types> unnamed = new HashSet<>(0);

  void around(Subject subject, String type) {
    around.add(new Around(subject, type));
  }

  void list(String type) {
    listed.add(type);
  }

  void unnamed(Links.Types types) {
    unnamed.add(types);
  }

  void add(Asked other) {
    around.addAll(other.around);
    listed.addAll(other.listed);
    unnamed.addAll(other.unnamed);
  }

  /** Whether it was about nothing but its resource. */
  public boolean isEmpty() {
    return around.isEmpty() && listed.isEmpty() && unnamed.isEmpty();
  }

  Set<Around> around() {
    return around;
  }

  Set<String> listed() {
    return listed;
  }

  Set<Links.Types> unnamed() {
    return unnamed;
  }
}
