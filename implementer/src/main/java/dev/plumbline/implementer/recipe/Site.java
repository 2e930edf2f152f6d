package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.edit.BodyEditor;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A resource's block in one state of the sources. A resource of a module with many instances has
 * one block, so that it is edited once.
 *
 * @param block null where the sources have none in a form that can be edited
 */
record Site(SourceTree tree, ParsedFile parsed, Body.@Nullable Block block) {

  /** Finds the block again by its labels, since steps before may have moved it. */
  static Site of(SourceTree tree, Resource resource, Budget budget) {
    String file = resource.range().file();
    byte[] source = Objects.requireNonNullElse(tree.file(file), new byte[0]);
    boolean editable = resource.originalType() == null && isNative(file) && isOwn(file);
    ParsedFile parsed = HclParser.parse(file, editable ? source : new byte[0], budget);
    return new Site(tree, parsed, find(parsed, resource));
  }

  static boolean isNative(String file) {
    return file.endsWith(".tf") || file.endsWith(".tofu");
  }

  /** Whether a file is the repository's own: an installed module is written anew by every init. */
  static boolean isOwn(String file) {
    return !file.contains(".terraform/");
  }

  private static Body.@Nullable Block find(ParsedFile parsed, Resource resource) {
    if (resource.type().equals(Targets.STACK)) {
      return parsed.body().blocks(resource.type()).stream()
          .flatMap(whole -> whole.body().blocks("backend").stream())
          .filter(backend -> resource.name().equals(backend.label(0)))
          .findFirst()
          .orElse(null);
    }
    String kind = resource.mode() == Resource.Mode.DATA ? "data" : "resource";
    for (Body.Block block : parsed.body().blocks(kind)) {
      if (resource.type().equals(block.label(0)) && resource.name().equals(block.label(1))) {
        return block;
      }
    }
    return null;
  }

  BodyEditor editor() {
    return new BodyEditor(parsed);
  }

  /** The sources with edits of this file done. */
  Written with(List<Edit> edits) {
    byte[] source = Objects.requireNonNull(tree.file(parsed.file()));
    return new Written.Done(
        edits.isEmpty() ? tree : tree.with(parsed.file(), Edit.apply(source, edits)));
  }

  Written unchanged() {
    return new Written.Done(tree);
  }

  /** What ends a line in this file. */
  String newline() {
    return new String(parsed.source().bytes(), StandardCharsets.UTF_8).contains("\r\n")
        ? "\r\n"
        : "\n";
  }
}
