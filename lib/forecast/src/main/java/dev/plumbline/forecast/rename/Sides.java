package dev.plumbline.forecast.rename;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the head lacks and what it brings, shrinking as the one is found in the other.
 *
 * @param gone by address; the addresses change as the modules around them are found to be renamed
 * @param born by address
 * @param kept addresses of instances that both sides have
 * @param declared resource blocks and module calls of the head
 */
record Sides(
    Map<String, Resource> gone,
    Map<String, Resource> born,
    Collection<String> kept,
    Set<String> declared) {

  /** Terraform refuses a move from what is still declared, but for one to another key. */
  boolean mayMove(String from, String to) {
    String block = Addresses.withoutKeys(from);
    return block.equals(Addresses.withoutKeys(to)) || !declared.contains(block);
  }

  /** Instances by their block within its module instance. */
  static Map<String, List<String>> blocks(Map<String, Resource> instances) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    instances
        .keySet()
        .forEach(address ->
            blocks
                .computeIfAbsent(Addresses.withoutKey(address), _ -> new ArrayList<>())
                .add(address));
    return blocks;
  }

  /** Module instances all of whose resources are among these, outer ones first. */
  List<String> wholeModules(Map<String, Resource> instances) {
    var modules = new TreeSet<String>();
    for (String address : instances.keySet()) {
      for (String at = Addresses.module(address); !at.isEmpty(); at = Addresses.module(at)) {
        modules.add(at);
      }
    }
    modules.removeIf(module -> kept.stream().anyMatch(one -> Addresses.within(one, module)));
    return List.copyOf(modules);
  }

  /** The address behind a module instance's. */
  static String relative(String address, String module) {
    return module.isEmpty() ? address : address.substring(module.length() + 1);
  }
}
