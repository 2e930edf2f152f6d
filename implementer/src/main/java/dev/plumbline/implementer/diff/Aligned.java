package dev.plumbline.implementer.diff;

import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.iac.hcl.edit.Alignment;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.source.SourceTree;
import java.util.Arrays;
import java.util.List;

/**
 * Sources whose equals signs stay below one another where edits widen or narrow what stands beside
 * them. Fixes that are each in order alone are not so together.
 *
 * @param diffs from the sources before to these
 */
public record Aligned(SourceTree tree, Diffs diffs) {

  /**
   * @param before what is out of order here stays so
   * @param after the same with edits
   */
  public static Aligned of(SourceTree before, SourceTree after) {
    Diffs written = Diffs.of(before, after);
    SourceTree aligned = after;
    for (String file :
        written.edits().stream().map(Implementation.Edit::file).distinct().toList()) {
      byte[] old = before.file(file);
      if (old != null && (file.endsWith(".tf") || file.endsWith(".tfvars"))) {
        byte[] inOrder = Alignment.of(SourceText.of(file, old), edits(written, file));
        aligned = Arrays.equals(inOrder, after.file(file)) ? aligned : aligned.with(file, inOrder);
      }
    }
    return new Aligned(aligned, aligned == after ? written : Diffs.of(before, aligned));
  }

  private static List<Edit> edits(Diffs written, String file) {
    return written.edits().stream()
        .filter(edit -> edit.file().equals(file))
        .map(edit -> new Edit(edit.start(), edit.end(), edit.text()))
        .toList();
  }
}
