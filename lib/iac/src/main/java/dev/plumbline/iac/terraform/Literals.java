package dev.plumbline.iac.terraform;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Template;
import org.jspecify.annotations.Nullable;

/** Arguments that Terraform itself reads before it evaluates anything: plain strings. */
final class Literals {
  private Literals() {}

  /** The text that a block sets; {@code ""} where it sets none, or no plain string. */
  static String text(Body.Block block, String argument) {
    String text = textOrNull(block.body().attribute(argument));
    return text == null ? "" : text;
  }

  static @Nullable String textOrNull(Body.@Nullable Attribute attribute) {
    return attribute != null && attribute.expression() instanceof Template template
        ? template.literal()
        : null;
  }
}
