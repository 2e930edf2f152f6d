package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A module's own files.
 *
 * @param path relative to the repository's root, {@code ""} for the root itself
 * @param files in native syntax, parsed, by path
 * @param whole whether these are all its files: none is JSON, OpenTofu's, or not readable
 */
record Directory(String path, Map<String, ParsedFile> files, boolean whole) {

  static Directory of(SourceTree tree, String path, Budget budget) {
    var files = new TreeMap<String, ParsedFile>();
    boolean whole = true;
    for (var file : tree.files().entrySet()) {
      String name = file.getKey();
      if (!SourcePaths.directory(name).equals(path)) {
        continue;
      }
      if (name.endsWith(".tf")) {
        files.put(name, HclParser.parse(name, file.getValue(), budget));
      }
      whole &=
          !name.endsWith(".tf.json") && !name.endsWith(".tofu") && !name.endsWith(".tofu.json");
    }
    whole &= files.values().stream().allMatch(file -> file.diagnostics().isEmpty());
    return new Directory(path, files, whole);
  }

  /** A file's path in it. */
  String file(String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  /** A block, and the file that it stands in. */
  record Placed(ParsedFile file, Body.Block block) {
    /** The file's name without its folder. */
    String name() {
      return SourcePaths.name(file.file());
    }
  }

  List<Placed> blocks(String type) {
    var found = new ArrayList<Placed>();
    for (ParsedFile file : files.values()) {
      file.body().blocks(type).forEach(block -> found.add(new Placed(file, block)));
    }
    return found;
  }

  /** The {@code terraform} blocks' inner blocks of a type. */
  List<Placed> settings(String type) {
    var found = new ArrayList<Placed>();
    for (Placed settings : blocks("terraform")) {
      settings
          .block()
          .body()
          .blocks(type)
          .forEach(block -> found.add(new Placed(settings.file(), block)));
    }
    return found;
  }

  /** All references that its expressions make, in order. */
  List<Traversal.Absolute> references() {
    var found = new ArrayList<Traversal.Absolute>();
    attributes(attribute -> found.addAll(References.in(attribute.expression())));
    return found;
  }

  /** Gives all attributes, those of inner blocks too. */
  void attributes(Consumer<Body.Attribute> each) {
    files.values().forEach(file -> attributes(file.body(), each));
  }

  private static void attributes(Body body, Consumer<Body.Attribute> each) {
    body.attributes().forEach(each);
    body.blocks().forEach(block -> attributes(block.body(), each));
  }

  /** The text of an attribute that is a plain one, {@code ""} for any other. */
  static String text(Body.Block block, String name) {
    Body.Attribute attribute = block.body().attribute(name);
    String literal = attribute == null ? null : text(attribute.expression());
    return literal == null ? "" : literal;
  }

  static @Nullable String text(Expression expression) {
    return expression instanceof Template template ? template.literal() : null;
  }

  /** The name behind {@code var.} and its like; null for anything else. */
  static @Nullable String member(Traversal.Absolute reference, int step) {
    return reference.steps().size() > step
            && reference.steps().get(step) instanceof Traversal.Attribute attribute
        ? attribute.name()
        : null;
  }
}
