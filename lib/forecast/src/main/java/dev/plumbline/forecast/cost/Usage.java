package dev.plumbline.forecast.cost;

import dev.plumbline.model.cost.Amount;
import dev.plumbline.model.graph.Addresses;
import java.util.Map;
import java.util.Optional;

/**
 * How much resources are used, where somebody said so.
 *
 * @param byResource figures by address, then by name; an address without keys stands for all its
 *     instances
 * @param byType figures by type, then by name
 */
public record Usage(
    Map<String, Map<String, Amount>> byResource, Map<String, Map<String, Amount>> byType) {
  public static final Usage NONE = new Usage(Map.of(), Map.of());

  public Usage {
    byResource = Map.copyOf(byResource);
    byType = Map.copyOf(byType);
  }

  /** Units a month; of a range both ends. */
  Optional<Amount> of(String address, String type, String name) {
    String bare = Addresses.withoutKeys(address);
    return figure(byResource, address, name)
        .or(() -> figure(byResource, bare, name))
        .or(() -> figure(byType, type, name));
  }

  private static Optional<Amount> figure(
      Map<String, Map<String, Amount>> figures, String key, String name) {
    return Optional.ofNullable(figures.getOrDefault(key, Map.of()).get(name));
  }
}
