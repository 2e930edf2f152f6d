package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.iac.hcl.edit.BodyEditor;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A {@code template_file} data source of a file, read in one place: {@code templatefile()} there.
 * Source: the template provider's page, which names that function in its place.
 */
final class TemplateFiles implements Step {
  private static final Set<String> ARGUMENTS = Set.of("template", "vars");

  @Override
  public String id() {
    return "leftover/template-file";
  }

  @Override
  public String title() {
    return "Render templates with templatefile() instead of the template provider";
  }

  @Override
  public Written write(SourceTree tree, Surroundings around) {
    SourceTree now = tree;
    for (Directory directory : around.directories(tree)) {
      if (directory.whole()) {
        for (Directory.Placed data : directory.blocks("data")) {
          now = written(now, Directory.of(now, directory.path(), around.budget()), data.block());
        }
      }
    }
    return new Written.Done(now);
  }

  private static SourceTree written(SourceTree tree, Directory directory, Body.Block data) {
    String call = call(data);
    String name = Objects.requireNonNullElse(data.label(1), "");
    List<Use> uses = uses(directory, name);
    if (call.isEmpty() || uses.size() != 1 || !uses.getFirst().isRendered()) {
      return tree;
    }
    Use use = uses.getFirst();
    SourceTree now = tree;
    for (ParsedFile file : directory.files().values()) {
      List<Edit> edits = new ArrayList<>();
      if (file.source() == use.reference().span().source()) {
        edits.add(new Edit(use.reference().span().start(), use.reference().span().end(), call));
      }
      file.body().blocks("data").stream()
          .filter(block -> isNamed(block, name))
          .forEach(block -> edits.addAll(new BodyEditor(file).remove(block)));
      now = Texts.edited(now, file, edits);
    }
    return now;
  }

  private static boolean isNamed(Body.Block block, String name) {
    return "template_file".equals(block.label(0)) && name.equals(block.label(1));
  }

  /** The function's call that takes its place; {@code ""} where none can. */
  private static String call(Body.Block data) {
    boolean plain =
        "template_file".equals(data.label(0))
            && data.body().blocks().isEmpty()
            && data.body().attributes().stream()
                .allMatch(attribute -> ARGUMENTS.contains(attribute.name()));
    Body.Attribute template = data.body().attribute("template");
    if (plain
        && template != null
        && template.expression() instanceof Expression.Call call
        && call.name().equals("file")
        && call.arguments().size() == 1) {
      Body.Attribute vars = data.body().attribute("vars");
      String given = vars == null ? "{}" : vars.expression().span().text();
      String path = call.arguments().getFirst().span().text();
      return "templatefile(" + path + ", " + given + ")";
    }
    return "";
  }

  /** A place that reads the data source. */
  private record Use(Traversal.Absolute reference) {
    boolean isRendered() {
      return reference.steps().size() == 3 && "rendered".equals(Directory.member(reference, 2));
    }
  }

  private static List<Use> uses(Directory directory, String name) {
    List<Use> uses = new ArrayList<>();
    directory.attributes(attribute ->
        References.in(attribute.expression()).stream()
            .filter(reference -> reference.root().equals("data"))
            .filter(reference -> "template_file".equals(Directory.member(reference, 0)))
            .filter(reference -> name.equals(Directory.member(reference, 1)))
            .forEach(reference -> uses.add(new Use(reference))));
    return uses;
  }
}
