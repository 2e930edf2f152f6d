package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.edit.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code depends_on = ["aws_x.y"]}, {@code ignore_changes = ["tags"]} and {@code provider =
 * "aws.west"} without their quotes; {@code ["*"]} is {@code all}.
 */
final class QuotedReferences implements Leftover {
  private static final Pattern REFERENCE =
      Pattern.compile("[A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*|\\[\\d+])*");
  private static final Set<String> OWNERS = Set.of("resource", "data", "module", "output");

  @Override
  public String id() {
    return "leftover/quoted-reference";
  }

  @Override
  public String title() {
    return "Write references without quotes";
  }

  @Override
  public List<Edit> edits(Body.Attribute attribute, List<String> path) {
    List<Edit> edits = new ArrayList<>();
    Expression value = attribute.expression();
    boolean owned = path.size() == 1 && OWNERS.contains(path.getFirst());
    boolean ignored =
        path.equals(List.of("resource", "lifecycle")) && attribute.name().equals("ignore_changes");
    if (owned && attribute.name().equals("provider")) {
      unquote(value, edits);
    } else if (value instanceof Expression.Tuple tuple
        && (ignored || (owned && attribute.name().equals("depends_on")))) {
      boolean all =
          tuple.elements().size() == 1 && "*".equals(Directory.text(tuple.elements().getFirst()));
      if (ignored && all) {
        edits.add(new Edit(value.span().start(), value.span().end(), "all"));
      }
      tuple.elements().forEach(element -> unquote(element, edits));
    }
    return edits;
  }

  private static void unquote(Expression value, List<Edit> edits) {
    String text = Directory.text(value);
    if (text != null && REFERENCE.matcher(text).matches()) {
      edits.add(new Edit(value.span().start(), value.span().end(), text));
    }
  }
}
