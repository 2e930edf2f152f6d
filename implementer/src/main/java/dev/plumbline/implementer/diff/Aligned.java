package dev.plumbline.implementer.diff;

import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.iac.hcl.edit.Alignment;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.source.SourceTree;
import java.util.List;

/**
 * Sources whose equals signs stay below one another where edits widen or narrow what stands beside
 * them. Fixes that are each in order alone are not so together.
 */
public final class Aligned {
  private Aligned() {}

  /**
   * @param before what is out of order here stays so
   * @param after the same with edits
   */
  public static SourceTree of(SourceTree before, SourceTree after) {
    List<Implementation.Edit> edits = Diffs.of(before, after).edits();
    SourceTree aligned = after;
    for (String file : edits.stream().map(Implementation.Edit::file).distinct().toList()) {
      byte[] old = before.file(file);
      if (old != null && (file.endsWith(".tf") || file.endsWith(".tfvars"))) {
        List<Edit> own =
            edits.stream()
                .filter(edit -> edit.file().equals(file))
                .map(edit -> new Edit(edit.start(), edit.end(), edit.text()))
                .toList();
        aligned = aligned.with(file, Alignment.of(SourceText.of(file, old), own));
      }
    }
    return aligned;
  }
}
