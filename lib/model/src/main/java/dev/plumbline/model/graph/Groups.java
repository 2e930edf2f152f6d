package dev.plumbline.model.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the end of an edge stands for where it names no resource: all instances of a block, or all
 * that a module contains, with the modules in it. So a module that waits for another one is one
 * edge, however much is in the two.
 */
public final class Groups {
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, List<Resource>> groups = new HashMap<>();
  private final Map<String, Set<String>> modules = new HashMap<>();

  public Groups(Graph graph) {
    for (Resource resource : graph.resources()) {
      resources.put(resource.address(), resource);
      for (String group : around(resource)) {
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(resource);
      }
    }
  }

  /** The resources that an edge's end stands for; empty where the graph has none. */
  public List<Resource> of(String end) {
    Resource one = resources.get(end);
    return one != null ? List.of(one) : groups.getOrDefault(end, List.of());
  }

  /** By address, in the graph's order. */
  public Map<String, Resource> resources() {
    return Collections.unmodifiableMap(resources);
  }

  /** The groups that a resource is in, by the names that edges give them, the closest first. */
  public Set<String> around(Resource resource) {
    Set<String> names = new LinkedHashSet<>();
    add(resource.address(), names);
    names.remove(resource.address());
    names.addAll(modules.computeIfAbsent(resource.module(), Groups::modules));
    return names;
  }

  private static Set<String> modules(String innermost) {
    Set<String> names = new LinkedHashSet<>();
    for (String module = innermost; !module.isEmpty(); module = Addresses.module(module)) {
      add(module, names);
    }
    return names;
  }

  /** An edge may name all instances, or be of a reading that knows no keys at all. */
  private static void add(String address, Set<String> names) {
    names.add(address);
    if (address.indexOf('[') >= 0) {
      names.add(Addresses.withoutKey(address));
      names.add(Addresses.withoutKeys(address));
    }
  }
}
