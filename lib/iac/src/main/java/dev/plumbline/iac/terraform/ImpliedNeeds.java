package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Resource.Mode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a resource waits for without a {@code depends_on} that says so: what its conditions refer
 * to; and of a data source each managed resource that it names itself, whether or not what it reads
 * of it is known. One with conditions waits for all that it refers to
 * (https://github.com/hashicorp/terraform/pull/27267, and as Terraform 1.11 plans it).
 */
final class ImpliedNeeds {
  private final Run run;
  private final List<References.Found> needs = new ArrayList<>();

  private ImpliedNeeds(Run run) {
    this.run = run;
  }

  static List<References.Found> of(ResourceInstances block, Run run) {
    Body body = block.declared().block().body();
    var implied = new ImpliedNeeds(run);
    for (Body.Block lifecycle : body.blocks("lifecycle")) {
      for (String condition : List.of("precondition", "postcondition")) {
        lifecycle.body().blocks(condition).forEach(one -> implied.add(one.body(), false));
      }
    }
    if (block.declared().mode() == Mode.DATA) {
      boolean direct = implied.needs.isEmpty();
      body.attributes().stream()
          .filter(attribute -> !attribute.name().equals("depends_on"))
          .forEach(attribute -> implied.add(attribute, direct));
      body.blocks().stream()
          .filter(nested -> !nested.type().equals("lifecycle"))
          .forEach(nested -> implied.add(nested.body(), direct));
    }
    return implied.needs;
  }

  private void add(Body body, boolean direct) {
    body.attributes().forEach(attribute -> add(attribute, direct));
    body.blocks().forEach(nested -> add(nested.body(), direct));
  }

  /**
   * @param direct whether only what names a managed resource itself counts
   */
  private void add(Body.Attribute attribute, boolean direct) {
    run.references(attribute.expression()).stream()
        .filter(found -> !direct || Links.isManaged(found.reference()))
        .forEach(needs::add);
  }
}
