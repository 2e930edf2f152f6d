package dev.plumbline.iac.terraform;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.graph.Lifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads lifecycle blocks. */
final class Lifecycles {
  private Lifecycles() {}

  static Lifecycle of(Body.Block resource, ModuleInstance module) {
    List<Body.Block> blocks = resource.body().blocks("lifecycle");
    if (blocks.isEmpty()) {
      return Lifecycle.DEFAULT;
    }
    return new Lifecycle(
        Providers.isTrue(last(blocks, "create_before_destroy"), module),
        Providers.isTrue(last(blocks, "prevent_destroy"), module),
        texts(last(blocks, "ignore_changes")),
        texts(last(blocks, "replace_triggered_by")),
        "");
  }

  /** Override files lay their lifecycle block behind the one they override. */
  private static Body.@Nullable Attribute last(List<Body.Block> blocks, String name) {
    Body.Attribute found = null;
    for (Body.Block block : blocks) {
      Body.Attribute attribute = block.body().attribute(name);
      found = attribute == null ? found : attribute;
    }
    return found;
  }

  private static List<String> texts(Body.@Nullable Attribute attribute) {
    if (attribute == null) {
      return List.of();
    }
    if (!(attribute.expression() instanceof Expression.Tuple tuple)) {
      return attribute.expression() instanceof Traversal.Absolute name
          ? List.of(Traces.text(name))
          : List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Expression element : tuple.elements()) {
      texts.add(
          switch (element) {
            case Traversal.Absolute reference -> Traces.text(reference);
            case Template template -> Objects.requireNonNullElse(template.literal(), "");
            case Expression other -> other.span().text();
          });
    }
    return texts;
  }
}
