package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.JsonForm;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Resource.Mode;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parses the directories of a snapshot, each once. */
final class SourceReader {
  private final SourceTree tree;
  private final Budget budget;
  private final Problems problems;
  private final Map<String, List<String>> filesByDirectory = new HashMap<>();
  private final Map<String, ModuleSource> read = new HashMap<>();

  SourceReader(SourceTree tree, Budget budget, Problems problems) {
    this.tree = tree;
    this.budget = budget;
    this.problems = problems;
    for (String path : tree.files().keySet()) {
      if (isConfiguration(path)) {
        int slash = path.lastIndexOf('/');
        filesByDirectory
            .computeIfAbsent(slash < 0 ? "" : path.substring(0, slash), _ -> new ArrayList<>())
            .add(path);
      }
    }
  }

  private static boolean isConfiguration(String path) {
    return path.endsWith(".tf")
        || path.endsWith(".tofu")
        || path.endsWith(".tf.json")
        || path.endsWith(".tofu.json");
  }

  /** Whether the snapshot has configuration files right in the directory. */
  boolean has(String directory) {
    return filesByDirectory.containsKey(directory);
  }

  ModuleSource read(String directory) {
    ModuleSource known = read.get(directory);
    if (known == null) {
      known = parse(directory);
      read.put(directory, known);
    }
    return known;
  }

  private ModuleSource parse(String directory) {
    ModuleSource source = ModuleSource.empty(directory);
    List<Body.Block> overrides = new ArrayList<>();
    for (String path : chosen(filesByDirectory.getOrDefault(directory, List.of()))) {
      byte[] content = tree.file(path);
      if (content == null) {
        continue;
      }
      ParsedFile file =
          path.endsWith(".json")
              ? JsonForm.parse(path, content, JsonSchema.FILE, budget)
              : HclParser.parse(path, content, budget);
      problems.addAll(file.diagnostics());
      comments(file, source.comments());
      boolean override = isOverride(path);
      for (Body.Item item : file.body().items()) {
        switch (item) {
          case Body.Attribute attribute ->
              problems.add(
                  Diagnostic.error(
                      "Unexpected attribute",
                      "An attribute can't stand outside of a block here.",
                      attribute.nameSpan().range()));
          case Body.Block block -> {
            if (override) {
              overrides.add(block);
            } else {
              add(block, source);
            }
          }
        }
      }
    }
    overrides.forEach(block -> Overrides.apply(block, source, problems));
    return source;
  }

  /** Where a file exists for both tools, OpenTofu's {@code .tofu} wins. */
  private static List<String> chosen(List<String> paths) {
    return paths.stream()
        .filter(path ->
            !path.endsWith(".tf")
                || !paths.contains(path.substring(0, path.length() - 3) + ".tofu"))
        .toList();
  }

  private static boolean isOverride(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String base = name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
    return base.equals("override") || base.endsWith("_override");
  }

  private static void comments(ParsedFile file, Collection<Comment> into) {
    for (dev.plumbline.iac.hcl.Comment comment : file.comments()) {
      String text = comment.text();
      String lower = text.toLowerCase(Locale.ROOT);
      if (lower.contains("ignore")
          || lower.contains("skip")
          || lower.contains("suppress")
          || lower.contains("acknowledge")) {
        into.add(new Comment(text, comment.span().range()));
      }
    }
  }

  private void add(Body.Block block, ModuleSource source) {
    switch (block.type()) {
      case "variable" -> named(block, source.variables());
      case "output" -> named(block, source.outputs());
      case "module" -> named(block, source.calls());
      case "locals" -> locals(block, source.locals());
      case "resource" -> resource(block, Mode.MANAGED, source);
      case "data" -> resource(block, Mode.DATA, source);
      case "ephemeral" -> resource(block, Mode.EPHEMERAL, source);
      case "provider" -> source.providers().add(block);
      case "terraform" -> source.settings().add(block);
      case "moved", "removed", "import" -> source.moves().add(block);
      case "check" -> {
        source.checks().add(block);
        block.body().blocks("data").forEach(data -> resource(data, Mode.DATA, source));
      }
      default ->
          problems.add(
              Diagnostic.error(
                  "Unsupported block type",
                  "Blocks of type \"" + block.type() + "\" are not expected here.",
                  block.typeSpan().range()));
    }
  }

  private void named(Body.Block block, Map<String, Body.Block> into) {
    String name = block.label(0);
    if (name == null || block.labels().size() > 1) {
      labels(block, "one label, its name");
      return;
    }
    Body.Block first = into.putIfAbsent(name, block);
    if (first != null) {
      duplicate(block.type() + " \"" + name + "\"", block, first);
    }
  }

  private void resource(Body.Block block, Mode mode, ModuleSource source) {
    String type = block.label(0);
    String name = block.label(1);
    if (type == null || name == null || block.labels().size() > 2) {
      labels(block, "two labels, its type and its name");
      return;
    }
    var declared = new ModuleSource.Declared(mode, type, name, block);
    ModuleSource.Declared first = source.resources().putIfAbsent(declared.reference(), declared);
    if (first != null) {
      duplicate(declared.reference(), block, first.block());
    }
  }

  private void locals(Body.Block block, Map<String, Body.Attribute> into) {
    for (Body.Attribute attribute : block.body().attributes()) {
      Body.Attribute first = into.putIfAbsent(attribute.name(), attribute);
      if (first != null) {
        problems.add(
            Diagnostic.error(
                "Duplicate declaration",
                "local." + attribute.name() + " is already declared at " + first.range() + ".",
                attribute.nameSpan().range()));
      }
    }
  }

  private void labels(Body.Block block, String wanted) {
    problems.add(
        Diagnostic.error(
            "Wrong number of labels",
            "A " + block.type() + " block has " + wanted + ", not " + block.labels().size() + ".",
            block.header().range()));
  }

  private void duplicate(String what, Body.Block block, Body.Block first) {
    problems.add(
        Diagnostic.error(
            "Duplicate declaration",
            what + " is already declared at " + first.header().range() + ".",
            block.header().range()));
  }

  /** All modules that were read, in the order they were. */
  Collection<ModuleSource> modules() {
    return new LinkedHashMap<>(read).values();
  }
}
