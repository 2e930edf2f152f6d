package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Resource.Mode;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sorts what the files of one directory declare by kind and name, override files last. */
final class DirectoryParser {
  private final ModuleSource source;
  private final Problems problems = new Problems();
  private final List<Body.Block> overrides = new ArrayList<>();

  DirectoryParser(String directory) {
    this.source = ModuleSource.empty(directory);
  }

  /** The next file, in their order by name. */
  void add(String path, ParsedFile file) {
    problems.addAll(file.diagnostics());
    comments(file);
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
            add(block);
          }
        }
      }
    }
  }

  /** All that was added. */
  ModuleSource source() {
    overrides.forEach(block -> Overrides.apply(block, source, problems));
    overrides.clear();
    return source;
  }

  List<Diagnostic> problems() {
    return problems.found();
  }

  private static boolean isOverride(String path) {
    String name = SourcePaths.name(path);
    String base = name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
    return base.equals("override") || base.endsWith("_override");
  }

  private void comments(ParsedFile file) {
    for (dev.plumbline.iac.hcl.Comment comment : file.comments()) {
      String text = comment.text();
      String lower = text.toLowerCase(Locale.ROOT);
      if (lower.contains("ignore")
          || lower.contains("skip")
          || lower.contains("suppress")
          || lower.contains("acknowledge")) {
        var span = comment.span();
        source.comments().add(new Comment(text, span.range(), span.isBesideOthers()));
      }
    }
  }

  private void add(Body.Block block) {
    switch (block.type()) {
      case "variable" -> named(block, source.variables());
      case "output" -> named(block, source.outputs());
      case "module" -> named(block, source.calls());
      case "locals" -> locals(block, source.locals());
      case "resource" -> resource(block, Mode.MANAGED);
      case "data" -> resource(block, Mode.DATA);
      case "ephemeral" -> resource(block, Mode.EPHEMERAL);
      case "provider" -> source.providers().add(block);
      case "terraform" -> source.settings().add(block);
      case "moved", "removed", "import" -> source.moves().add(block);
      case "check" -> {
        source.checks().add(block);
        block.body().blocks("data").forEach(data -> resource(data, Mode.DATA));
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

  private void resource(Body.Block block, Mode mode) {
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
}
