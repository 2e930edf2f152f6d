package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.edit.BodyEditor;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Writes into the files of a directory. */
final class Texts {
  private Texts() {}

  static SourceTree edited(SourceTree tree, ParsedFile file, List<Edit> edits) {
    byte[] source = Objects.requireNonNull(tree.file(file.file()));
    return edits.isEmpty() ? tree : tree.with(file.file(), Edit.apply(source, edits));
  }

  /** A block at the end of a file, which is made where there is none. */
  static SourceTree appended(
      SourceTree tree, Directory directory, String name, List<String> lines) {
    String path = directory.file(name);
    ParsedFile file = directory.files().get(path);
    if (file != null) {
      return edited(tree, file, new BodyEditor(file).append(lines));
    }
    String text = String.join("\n", lines) + "\n";
    return tree.with(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
