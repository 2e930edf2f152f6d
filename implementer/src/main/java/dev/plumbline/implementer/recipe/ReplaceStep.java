package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.List;

/** Changes how texts begin that are written in place; what follows may be a template. */
final class ReplaceStep {
  private ReplaceStep() {}

  /**
   * @param path that of {@code step}, as the finding has it
   */
  static Written write(
      SourceTree tree, Resource resource, String path, Fix.Replace step, Budget budget) {
    Site site = Site.of(tree, resource, budget);
    if (site.block() == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    List<Edit> edits = new ArrayList<>();
    for (Holder holder : Holder.of(resource, site.block(), path)) {
      Body.Attribute attribute = holder.block().body().attribute(Holder.name(path));
      if (attribute == null) {
        continue;
      }
      int start = attribute.expression().span().start() + 1;
      String written = attribute.expression().span().text();
      if (!written.startsWith("\"")) {
        return new Written.Refused(path + " is not written as a text here");
      }
      String text = written.substring(1);
      if (text.startsWith(step.prefix()) && !text.startsWith(step.by())) {
        edits.add(new Edit(start, start + step.prefix().length(), step.by()));
      }
    }
    return site.with(edits);
  }
}
