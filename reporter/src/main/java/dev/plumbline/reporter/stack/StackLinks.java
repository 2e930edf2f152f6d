package dev.plumbline.reporter.stack;

import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.value.Value;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a stack offers to others and takes from them: state keys by its backend and its remote
 * states, export names by its outputs and its imports.
 */
final class StackLinks {
  private StackLinks() {}

  static StackReport.Links of(Graph graph) {
    Set<String> offers = new TreeSet<>();
    Set<String> reads = new TreeSet<>();
    Declarations.Backend backend = graph.declarations().backend();
    if (backend != null) {
      add(offers, stateKey(backend.type(), backend.attributes()));
    }
    for (Declarations.Output output : graph.declarations().outputs()) {
      if (!output.exportName().isEmpty()) {
        offers.add(output.exportName());
      }
    }
    for (Resource resource : graph.resources()) {
      if (resource.type().equals("terraform_remote_state")
          && resource.attribute("config") instanceof Value.Obj config) {
        String type = text(resource.attribute("backend"));
        add(reads, type == null ? null : stateKey(type, config));
      }
    }
    for (Edge edge : graph.edges()) {
      if (edge.kind() == Edge.Kind.CROSS_STACK) {
        reads.add(edge.to());
      }
    }
    return new StackReport.Links(offers.stream().toList(), reads.stream().toList());
  }

  private static void add(Set<String> keys, @Nullable String key) {
    if (key != null) {
      keys.add(key);
    }
  }

  /** {@code s3://bucket/key}; null where a part of it is unknown. */
  private static @Nullable String stateKey(String type, Value.Obj config) {
    return switch (type) {
      case "s3" -> joined("s3", config, "bucket", "key");
      case "gcs" -> joined("gs", config, "bucket", "prefix");
      case "azurerm" -> joined("azurerm", config, "storage_account_name", "container_name", "key");
      case "local" -> joined("file", config, "path");
      default -> null;
    };
  }

  private static @Nullable String joined(String scheme, Value.Obj config, String... names) {
    var key = new StringBuilder(scheme).append(":/");
    for (String name : names) {
      String part = text(config.members().get(name));
      if (part == null) {
        return null;
      }
      key.append('/').append(part);
    }
    return key.toString();
  }

  private static @Nullable String text(@Nullable Value value) {
    return value != null && value.unmarked() instanceof Value.Str(String text) ? text : null;
  }
}
