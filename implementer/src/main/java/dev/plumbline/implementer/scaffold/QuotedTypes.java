package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.iac.hcl.edit.Edit;
import java.util.List;
import java.util.Map;

/**
 * {@code type = "string"}, {@code "list"}, {@code "map"}: {@code string}, {@code list(any)}, {@code
 * map(any)}, which is what Terraform takes them for.
 */
final class QuotedTypes implements Leftover {
  private static final Map<String, String> TODAY =
      Map.of(
          "string", "string",
          "number", "number",
          "bool", "bool",
          "any", "any",
          "list", "list(any)",
          "map", "map(any)");

  @Override
  public String id() {
    return "leftover/quoted-type";
  }

  @Override
  public String title() {
    return "Write the types of variables without quotes, and what lists and maps hold";
  }

  @Override
  public List<Edit> edits(Body.Attribute attribute, List<String> path) {
    if (!path.equals(List.of("variable")) || !attribute.name().equals("type")) {
      return List.of();
    }
    Expression type = attribute.expression();
    String quoted = Directory.text(type);
    boolean bare =
        type instanceof Traversal.Absolute reference
            && reference.steps().isEmpty()
            && List.of("list", "map").contains(reference.root());
    String word = quoted != null ? quoted : bare ? type.span().text() : "";
    String today = TODAY.get(word);
    return today == null
        ? List.of()
        : List.of(new Edit(type.span().start(), type.span().end(), today));
  }
}
