package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entry of {@code required_providers}.
 *
 * @param version the constraint, {@code ""} for none
 */
record Requirement(String source, String version) {

  /** All that a directory has, by the provider's local name. */
  static Map<String, Requirement> of(Directory directory) {
    Map<String, Requirement> found = new LinkedHashMap<>();
    for (Directory.Placed block : directory.settings("required_providers")) {
      for (Body.Attribute entry : block.block().body().attributes()) {
        found.put(entry.name(), of(entry));
      }
    }
    return found;
  }

  private static Requirement of(Body.Attribute entry) {
    String plain = Directory.text(entry.expression());
    if (plain != null) {
      return new Requirement("", plain);
    }
    String source = "";
    String version = "";
    if (entry.expression() instanceof Expression.Obj object) {
      for (Expression.Obj.Member member : object.members()) {
        String text = Directory.text(member.value());
        if (isNamed(member.key(), "source") && text != null) {
          source = text;
        } else if (isNamed(member.key(), "version") && text != null) {
          version = text;
        }
      }
    }
    return new Requirement(source, version);
  }

  private static boolean isNamed(Expression key, String name) {
    return key instanceof Expression.Literal(Value.Str(String text), Span _)
        ? text.equals(name)
        : name.equals(Directory.text(key));
  }
}
