package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
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

  /**
   * A bool of Terraform's own arguments, which it converts as it does any: {@code "true"} is true.
   * {@code otherwise} where it is none, or not known.
   */
  static boolean isTrue(Datum value, boolean otherwise) {
    try {
      return Conversion.convert(value.unmarked(), Type.Primitive.BOOL)
              instanceof Datum.Bool(boolean is)
          ? is
          : otherwise;
    } catch (ConversionException e) {
      return otherwise; // Terraform refuses it; nothing follows from it here
    }
  }
}
