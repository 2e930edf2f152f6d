package dev.plumbline.validator.tests;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A module of a stack that gets tests of its own: the root, or one in the repository that it calls.
 *
 * @param environment whose values the root is tested with, {@code ""} for none
 * @param values what its caller or environment gives to its variables, as far as that is known
 */
record Module(String directory, String environment, Map<String, Value> values) {
  Module {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** As Terraform tests it: a root, whose files of values it finds by itself. */
  StackSpec spec() {
    return new StackSpec(StackSpec.Kind.TERRAFORM, directory, "", List.of(), false);
  }

  /** What a user calls it. */
  String name() {
    return directory.isEmpty() ? "the root module" : directory;
  }

  /** The modules of a stack, the root first; a called one once, with its first caller's values. */
  static List<Module> of(Graph head) {
    StackSpec stack = head.stack();
    var found = new LinkedHashMap<String, Module>();
    var root = new Module(stack.path(), stack.environment(), values(head, ""));
    found.put(stack.path(), stack.library() ? root.without() : root);
    var directories = new TreeMap<String, String>();
    directories.put("", stack.path());
    for (ModuleCall call : head.declarations().modules()) {
      String from = directories.get(Addresses.module(Addresses.withoutKeys(call.address())));
      String directory = from == null || !call.available() ? null : resolve(from, call.source());
      if (directory != null) {
        directories.put(Addresses.withoutKeys(call.address()), directory);
        found.putIfAbsent(directory, new Module(directory, "", values(head, call.address())));
      }
    }
    return List.copyOf(found.values());
  }

  /** Nobody gives a library values; what it has by default, its test finds by itself. */
  private Module without() {
    return new Module(directory, environment, Map.of());
  }

  /** The variables' values of the first instance of a module. */
  private static Map<String, Value> values(Graph head, String address) {
    var values = new LinkedHashMap<String, Value>();
    for (Variable variable : head.declarations().variables()) {
      if (Addresses.withoutKeys(variable.module()).equals(Addresses.withoutKeys(address))) {
        values.putIfAbsent(variable.name(), variable.value());
      }
    }
    return values;
  }

  /** Null for what is not beside the caller, or not the repository's own. */
  private static @Nullable String resolve(String from, String source) {
    if (!source.startsWith("./") && !source.startsWith("../")) {
      return null;
    }
    String path = SourcePaths.normal(from + "/" + source);
    return path == null || path.contains(".terraform/") ? null : path;
  }
}
