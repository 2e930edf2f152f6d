package dev.plumbline.implementer.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.implementer.scaffold.Scaffolds.Wanted;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.section.Implementation.Fixes;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sources that a test writes down, scaffolded. */
final class Scaffolded {
  private Scaffolded() {}

  /** Another stack of the repository. */
  static Neighbour at(String file, String text) {
    return new Neighbour(SourcePaths.directory(file), SourceTree.ofText(Map.of(file, text)));
  }

  /** The files that are new or other ones with what is lacking, all of it proved. */
  static Map<String, String> written(Map<String, String> files) {
    return written("", files);
  }

  static Map<String, String> written(
      String path, Map<String, String> files, Neighbour... neighbours) {
    return changed(files, fixes(path, files, neighbours));
  }

  static Fixes fixes(String path, Map<String, String> files, Neighbour... neighbours) {
    return Scaffolds.of(
        SourceTree.ofText(files),
        StackSpec.terraform(path),
        List.of(neighbours),
        List.of(Wanted.LACKING),
        Budget.generous());
  }

  /** The same with what is left over. */
  static Map<String, String> leftovers(Map<String, String> files) {
    return changed(
        files,
        Scaffolds.of(
            SourceTree.ofText(files),
            StackSpec.terraform(""),
            List.of(),
            List.of(Wanted.LEFTOVERS),
            Budget.generous()));
  }

  private static Map<String, String> changed(Map<String, String> files, Fixes fixes) {
    assertThat(fixes.fixes()).allSatisfy(fix -> assertThat(fix.proof()).isNotEmpty());
    assertThat(fixes.fixes()).as("%s", fixes.fixes()).allMatch(Fix::verified);
    Map<String, String> after = applied(files, fixes);
    after.entrySet().removeAll(files.entrySet());
    return after;
  }

  static Map<String, String> applied(Map<String, String> files, Fixes fixes) {
    Map<String, String> after = new HashMap<>(files);
    var together = fixes.together();
    if (together != null) {
      new Edits(together.edits())
          .applied(SourceTree.ofText(files))
          .files()
          .forEach((file, content) ->
              after.put(file, new String(Objects.requireNonNull(content), StandardCharsets.UTF_8)));
    }
    return after;
  }
}
