package dev.plumbline.reporter.diagram;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which network or subnet a resource lies in, as far as its references tell. */
final class Networks {
  private static final Set<String> NETWORKS =
      Set.of("aws_vpc", "aws_default_vpc", "azurerm_virtual_network", "google_compute_network");
  private static final Set<String> SUBNETS =
      Set.of("aws_subnet", "aws_default_subnet", "azurerm_subnet", "google_compute_subnetwork");

  /** What says where something lies without being a place. */
  private static final Set<String> POINTERS =
      Set.of(
          "aws_security_group",
          "aws_db_subnet_group",
          "aws_elasticache_subnet_group",
          "aws_network_interface",
          "aws_lb_target_group",
          "azurerm_network_interface");

  private final Parts parts;
  private final Map<String, String> place = new HashMap<>();

  Networks(Parts parts) {
    this.parts = parts;
    for (String address : parts.parts().keySet()) {
      String found = find(address);
      if (!found.isEmpty()) {
        place.put(address, found);
      }
    }
  }

  /** Address of the innermost place that holds it, {@code ""} where none does. */
  String placeOf(String address) {
    return place.getOrDefault(address, "");
  }

  private String find(String address) {
    if (is(address, NETWORKS)) {
      return "";
    }
    Set<String> subnets = is(address, SUBNETS) ? Set.of() : near(address, SUBNETS);
    if (subnets.size() == 1) {
      return subnets.iterator().next();
    }
    Set<String> networks = new HashSet<>(near(address, NETWORKS));
    subnets.forEach(subnet -> networks.addAll(direct(subnet, NETWORKS)));
    return networks.size() == 1 ? networks.iterator().next() : "";
  }

  /** What it refers to itself; only where that says nothing, what its pointers refer to. */
  private Set<String> near(String address, Set<String> types) {
    Set<String> found = direct(address, types);
    if (found.isEmpty()) {
      for (String pointer : direct(address, POINTERS)) {
        found.addAll(direct(pointer, types));
      }
    }
    return found;
  }

  private Set<String> direct(String address, Set<String> types) {
    var found = new HashSet<String>();
    for (String target : parts.needs(address)) {
      if (is(target, types)) {
        found.add(target);
      }
    }
    return found;
  }

  private boolean is(String address, Set<String> types) {
    Part part = parts.parts().get(address);
    return part != null && types.contains(part.resource().type());
  }
}
