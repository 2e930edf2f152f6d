package dev.plumbline.policy.cel;

import dev.plumbline.facts.AttributeFacts;
import java.util.Map;

/** What is known, before any evaluation, of what an expression reads. */
sealed interface Shape {
  /** Nothing. */
  record Any() implements Shape {}

  /** A resource of a type, or a list of such. */
  record Typed(String type) implements Shape {}

  /** A block, or a list of blocks, with these names in it. */
  record Named(String type, String path, Map<String, AttributeFacts> names) implements Shape {}

  Shape ANY = new Any();
}
