package dev.plumbline.facts;

import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one attribute or block.
 *
 * @param type {@code string}, {@code int}, {@code bool}, {@code list}, {@code set<string>}, {@code
 *     map<string>}, …; a block's is {@code list} or {@code set}
 * @param defaultValue null where the provider has none
 * @param min fewest blocks or elements, 0 where unbounded
 * @param max most blocks or elements, 0 where unbounded
 * @param allowed the values it takes; empty for any
 * @param conflictsWith attribute paths that exclude this one, as in {@code rule.0.name}
 * @param diffSuppressed a textual change may be no change
 * @param attributeAsBlock written as a block or as an attribute
 * @param nested by name; empty for what has no attributes of its own
 */
public record AttributeFacts(
    String type,
    boolean required,
    boolean optional,
    boolean computed,
    ForceNew forceNew,
    boolean sensitive,
    boolean writeOnly,
    boolean deprecated,
    @Nullable Value defaultValue,
    int min,
    int max,
    List<Value> allowed,
    List<String> conflictsWith,
    List<String> exactlyOneOf,
    List<String> atLeastOneOf,
    List<String> requiredWith,
    boolean diffSuppressed,
    boolean attributeAsBlock,
    Map<String, AttributeFacts> nested) {

  public AttributeFacts {
    allowed = List.copyOf(allowed);
    conflictsWith = List.copyOf(conflictsWith);
    exactlyOneOf = List.copyOf(exactlyOneOf);
    atLeastOneOf = List.copyOf(atLeastOneOf);
    requiredWith = List.copyOf(requiredWith);
    nested = Map.copyOf(nested);
  }

  /** Whether the configuration can set it; otherwise the provider alone does. */
  public boolean settable() {
    return required || optional;
  }

  public boolean isSet() {
    return type.startsWith("set");
  }

  public boolean isMap() {
    return type.startsWith("map");
  }
}
