package dev.plumbline.iac.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Modules from registries and remotes, where {@code terraform init} left them in the snapshot. */
final class InstalledModules {
  private final Map<String, String> directories = new HashMap<>();

  InstalledModules(SourceTree tree, String root) {
    String prefix = root.isEmpty() ? "" : root + "/";
    byte[] index = tree.file(prefix + ".terraform/modules/modules.json");
    if (index == null) {
      return;
    }
    JsonNode read;
    try {
      read = Json.read(index, JsonNode.class);
    } catch (IllegalArgumentException e) {
      // A damaged index is no part of the configuration: its modules are not available.
      return;
    }
    for (JsonNode module : read.path("Modules")) {
      String directory = SourcePaths.normal(prefix + module.path("Dir").asText());
      if (directory != null) {
        directories.put(module.path("Key").asText(), directory);
      }
    }
  }

  /**
   * @param address of the call, {@code module.a["x"].module.b}; keys of instances don't matter
   */
  @Nullable String directory(String address) {
    var key = new StringBuilder();
    for (String step : Addresses.withoutKeys(address).split("\\.", -1)) {
      if (!step.equals("module")) {
        key.append(key.isEmpty() ? "" : ".").append(step);
      }
    }
    return directories.get(key.toString());
  }
}
