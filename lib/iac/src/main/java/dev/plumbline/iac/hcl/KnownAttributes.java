package dev.plumbline.iac.hcl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes a body has so far: looked through while they are few, hashed when they are not.
 */
final class KnownAttributes {
  private static final int FEW = 16;

  private final List<Body.Item> items;
  private @Nullable Map<String, Span> hashed;
  private int count;

  KnownAttributes(List<Body.Item> items) {
    this.items = items;
  }

  /** Where the attribute of that name stands that the body has already, or null. */
  @Nullable Span find(String name) {
    if (items.size() > FEW) {
      return findHashed(name);
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Body.Attribute attribute && attribute.name().equals(name)) {
        return attribute.nameSpan();
      }
    }
    return null;
  }

  private @Nullable Span findHashed(String name) {
    Map<String, Span> known = hashed == null ? new HashMap<>() : hashed;
    hashed = known;
    while (count < items.size()) {
      if (items.get(count++) instanceof Body.Attribute attribute) {
        known.putIfAbsent(attribute.name(), attribute.nameSpan());
      }
    }
    return known.get(name);
  }
}
