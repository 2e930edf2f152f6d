package dev.plumbline.forecast;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The base's instances, taken as applied, under the addresses that they have in the head. */
final class Applied {
  private final Map<String, Resource> byHeadAddress = new LinkedHashMap<>();
  private final Map<String, String> moves;
  private final Set<String> openBlocks = new HashSet<>();
  private final Map<String, Integer> instances = new HashMap<>();

  Applied(Graph base, Graph head) {
    moves = Moves.of(base, head);
    for (Resource resource : base.resources()) {
      String address = moves.getOrDefault(resource.address(), resource.address());
      byHeadAddress.put(address, resource);
      instances.merge(Addresses.withoutKeys(address), 1, Integer::sum);
      note(address);
    }
    head.resources().forEach(resource -> note(resource.address()));
  }

  private void note(String address) {
    if (Addresses.hasUnknownKey(address)) {
      openBlocks.add(Addresses.withoutKeys(address));
    }
  }

  @Nullable Resource at(String headAddress) {
    return byHeadAddress.get(headAddress);
  }

  Map<String, Resource> resources() {
    return byHeadAddress;
  }

  Map<String, String> moves() {
    return moves;
  }

  /** Whether how many instances a block has is unknown, so that they can't be told apart. */
  boolean isOpen(String headAddress) {
    return openBlocks.contains(Addresses.withoutKeys(headAddress));
  }

  boolean hadInstances(String headAddress) {
    return instances.containsKey(Addresses.withoutKeys(headAddress));
  }
}
