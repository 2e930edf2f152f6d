package dev.plumbline.iac.eval.function;

import dev.plumbline.iac.eval.Type;
import java.util.Set;

/** What a function takes at one place. */
public record Parameter(String name, Type type, Set<Allow> allows) {
  /** What the function handles itself; without it, the caller does. */
  public enum Allow {
    NULL,
    UNKNOWN,
    MARK,
    /** Marks on what a collection holds; one on the collection is taken over by the caller. */
    INNER_MARK
  }

  static Parameter text(String name) {
    return new Parameter(name, Type.Primitive.STRING, Set.of());
  }

  static Parameter number(String name) {
    return new Parameter(name, Type.Primitive.NUMBER, Set.of());
  }

  static Parameter any(String name, Allow... allows) {
    return new Parameter(name, Type.Dynamic.ANY, Set.of(allows));
  }

  static Parameter of(String name, Type type, Allow... allows) {
    return new Parameter(name, type, Set.of(allows));
  }

  public boolean allows(Allow what) {
    return allows.contains(what);
  }
}
