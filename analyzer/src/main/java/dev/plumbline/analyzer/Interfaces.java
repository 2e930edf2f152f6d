package dev.plumbline.analyzer;

import dev.plumbline.iac.pulumi.PulumiReader;
import dev.plumbline.iac.pulumi.StackLink;
import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Declarations.Backend;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a stack offers to others and takes from them. */
final class Interfaces {
  /** So that the record stays far below the largest that a broker takes, whatever a stack holds. */
  private static final int MOST = 500;

  private static final int LONGEST = 256;

  private Interfaces() {}

  static StackInterface of(StackChanged stack, Graph graph, SourceTree sources) {
    return new StackInterface(
        stack.repository(),
        stack.stack().name(),
        stack.generation(),
        exports(graph),
        stateKeys(graph, sources),
        reads(graph),
        modules(graph, sources));
  }

  /**
   * Names only: values of outputs and parameters get no further than the graph, since what is not
   * marked as sensitive may be a credential all the same. A template's output without an export
   * name can't be imported by anybody.
   */
  private static Map<String, String> exports(Graph graph) {
    boolean template = graph.stack().kind() == StackSpec.Kind.CLOUDFORMATION;
    Stream<String> outputs =
        graph.declarations().outputs().stream()
            .filter(output -> output.module().isEmpty())
            .filter(output -> !(template && output.exportName().isEmpty()))
            .map(output -> output.exportName().isEmpty() ? output.name() : output.exportName());
    Stream<String> stored =
        graph.resources().stream()
            .filter(resource -> resource.mode() == Resource.Mode.MANAGED)
            .map(StoredValues::name)
            .filter(name -> !name.isEmpty());
    Map<String, String> exports = new TreeMap<>();
    Stream.concat(outputs, stored)
        .filter(Interfaces::fits)
        .limit(MOST)
        .forEach(name -> exports.put(name, ""));
    return exports;
  }

  /** A longer name is a blob that somebody computed, and nobody's name. */
  private static boolean fits(String name) {
    return name.length() <= LONGEST;
  }

  private static List<String> stateKeys(Graph graph, SourceTree sources) {
    StackSpec stack = graph.stack();
    if (stack.kind() == StackSpec.Kind.PULUMI) {
      String project = PulumiReader.project(stack, sources, Budget.generous());
      return project.isEmpty() || stack.environment().isEmpty()
          ? List.of()
          : List.of(StackLink.of(project, stack.environment()));
    }
    Backend backend = graph.declarations().backend();
    String key = backend == null ? "" : stateKey(backend.type(), backend.attributes());
    return key.isEmpty() ? List.of() : List.of(key);
  }

  private static List<String> reads(Graph graph) {
    List<String> reads = new ArrayList<>();
    for (Resource resource : graph.resources()) {
      boolean remote =
          resource.mode() == Resource.Mode.DATA && resource.type().equals("terraform_remote_state");
      if (remote
          && resource.attribute("backend") instanceof Value.Str(String type)
          && resource.attribute("config") instanceof Value.Obj config) {
        String key = stateKey(type, config);
        if (!key.isEmpty() && !reads.contains(key)) {
          reads.add(key);
        }
      }
    }
    graph.resources().stream()
        .filter(resource -> resource.mode() == Resource.Mode.DATA)
        .map(StoredValues::name)
        .filter(name -> !name.isEmpty() && !reads.contains(name))
        .distinct()
        .forEach(reads::add);
    graph.edges().stream()
        .filter(edge -> edge.kind() == Edge.Kind.CROSS_STACK)
        .map(Edge::to)
        .filter(name -> !reads.contains(name))
        .distinct()
        .forEach(reads::add);
    return reads.stream().filter(Interfaces::fits).limit(MOST).toList();
  }

  /** {@code s3://bucket/key}; empty where a part is not known. */
  static String stateKey(String type, Value.Obj settings) {
    return switch (type) {
      case "s3" -> joined("s3://", settings, "bucket", "key");
      case "gcs" -> joined("gs://", settings, "bucket", "prefix");
      case "azurerm" ->
          joined("azurerm://", settings, "storage_account_name", "container_name", "key");
      case "remote", "cloud" -> joined("cloud://", settings, "organization", "workspaces");
      case "local" -> joined("file://", settings, "path");
      default -> "";
    };
  }

  private static String joined(String scheme, Value.Obj settings, String... names) {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      Value value = settings.members().get(name);
      value =
          value instanceof Value.Seq seq && seq.elements().size() == 1
              ? seq.elements().getFirst()
              : value;
      value = value instanceof Value.Obj block ? block.members().get("name") : value;
      if (!(value instanceof Value.Str(String text))) {
        return "";
      }
      parts.add(text);
    }
    return scheme + String.join("/", parts);
  }

  /** Directories of local modules, with the digest of their files. */
  private static Map<String, String> modules(Graph graph, SourceTree sources) {
    Map<String, String> digests = new TreeMap<>();
    for (Declarations.ModuleCall call : graph.declarations().modules()) {
      if (call.source().startsWith(".") && fits(call.source()) && digests.size() < MOST) {
        String from = SourcePaths.directory(call.range().file());
        String directory = normalize(from + "/" + call.source());
        digests.computeIfAbsent(directory, each -> digest(each, sources));
      }
    }
    return digests;
  }

  private static String normalize(String path) {
    return java.nio.file.Path.of("/" + path).normalize().toString().substring(1);
  }

  private static String digest(String directory, SourceTree sources) {
    var content = new ByteArrayOutputStream();
    String prefix = directory.isEmpty() ? "" : directory + "/";
    for (var file : sources.files().tailMap(prefix).entrySet()) {
      if (!file.getKey().startsWith(prefix)) {
        break;
      }
      if (file.getKey().indexOf('/', prefix.length()) < 0) {
        content.writeBytes(file.getKey().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        content.writeBytes(file.getValue());
      }
    }
    return Sha256.hex(content.toByteArray());
  }
}
