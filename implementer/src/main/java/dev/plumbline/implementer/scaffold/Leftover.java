package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A form that an older release of Terraform needed, written as today's, in all of the stack's own
 * files. Source: Terraform's upgrade guides to 0.12 and 0.15.
 */
interface Leftover extends Step {
  List<Step> ALL =
      List.of(
          new Interpolations(),
          new ListAndMap(),
          new QuotedTypes(),
          new QuotedReferences(),
          new TemplateFiles());

  /** A form may stand in another of its kind. */
  int DEEPEST = 8;

  /**
   * The edits of one attribute; those that lie in others are left to the next round.
   *
   * @param path the types of the blocks around it, outermost first
   */
  List<Edit> edits(Body.Attribute attribute, List<String> path);

  @Override
  default Written write(SourceTree tree, Surroundings around) {
    SourceTree now = tree;
    for (int round = 0; round < DEEPEST; round++) {
      SourceTree next = once(now, around);
      if (next == now) {
        return new Written.Done(now);
      }
      now = next;
    }
    return new Written.Refused("the expressions are nested too deep");
  }

  private SourceTree once(SourceTree tree, Surroundings around) {
    SourceTree now = tree;
    for (Directory directory : around.directories(tree)) {
      for (ParsedFile file : directory.files().values()) {
        if (file.diagnostics().isEmpty()) {
          List<Edit> edits = new ArrayList<>();
          collect(file.body(), List.of(), edits);
          now = Texts.edited(now, file, outermost(edits));
        }
      }
    }
    return now;
  }

  private void collect(Body body, List<String> path, List<Edit> edits) {
    body.attributes().forEach(attribute -> edits.addAll(edits(attribute, path)));
    for (Body.Block block : body.blocks()) {
      List<String> inner = new ArrayList<>(path);
      inner.add(block.type());
      collect(block.body(), inner, edits);
    }
  }

  private static List<Edit> outermost(List<Edit> edits) {
    List<Edit> kept = new ArrayList<>();
    int end = -1;
    for (Edit edit :
        edits.stream()
            .sorted(
                Comparator.comparingInt(Edit::start)
                    .thenComparing(Comparator.comparingInt(Edit::end).reversed()))
            .toList()) {
      if (edit.start() >= end) {
        kept.add(edit);
        end = edit.end();
      }
    }
    return kept;
  }
}
