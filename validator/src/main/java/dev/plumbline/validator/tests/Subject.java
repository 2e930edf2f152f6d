package dev.plumbline.validator.tests;

import dev.plumbline.iac.terraform.PlannedRun;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A module as its test sees it, all of it read.
 *
 * @param graph of {@code run}
 */
record Subject(PlannedRun run, Graph graph, Sources sources) {

  static Subject of(PlannedRun run) {
    return new Subject(run, run.graph(), new Sources(run.tree(), run.budget()));
  }

  /**
   * The module's own managed resources by block, in the graph's order, each with all its instances;
   * those whose instances nobody knows are left out.
   */
  Map<String, List<Resource>> blocks() {
    var blocks = new LinkedHashMap<String, List<Resource>>();
    for (Resource resource : graph.resources()) {
      if (resource.module().isEmpty() && resource.mode() == Resource.Mode.MANAGED) {
        blocks
            .computeIfAbsent(resource.type() + "." + resource.name(), _ -> new ArrayList<>())
            .add(resource);
      }
    }
    blocks.values().removeIf(all -> all.stream().anyMatch(one -> one.address().endsWith("[?]")));
    return blocks;
  }

  /** Whether a block has no {@code count} and no {@code for_each}. */
  static boolean isSingle(String block, List<Resource> instances) {
    return instances.size() == 1 && instances.getFirst().address().equals(block);
  }
}
