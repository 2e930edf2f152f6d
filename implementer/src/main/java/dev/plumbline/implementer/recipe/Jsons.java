package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON that a configuration writes as {@code jsonencode({…})}: reading members and setting them. */
final class Jsons {
  private Jsons() {}

  /** What is encoded; nothing where the attribute is written in another way. */
  static Optional<Expression> encoded(Body.@Nullable Attribute attribute) {
    return attribute != null
            && attribute.expression() instanceof Expression.Call call
            && call.name().equals("jsonencode")
            && call.arguments().size() == 1
        ? Optional.of(call.arguments().getFirst())
        : Optional.empty();
  }

  static @Nullable Expression member(Expression.Obj object, String name) {
    return object.members().stream()
        .filter(member -> name.equals(word(member.key())))
        .map(Expression.Obj.Member::value)
        .findFirst()
        .orElse(null);
  }

  /** A bare word or a quoted text; null for anything computed. */
  static @Nullable String word(Expression expression) {
    String written = expression.span().text();
    boolean quoted = written.matches("\"[^\"\\\\$%]*\"");
    return quoted
        ? written.substring(1, written.length() - 1)
        : written.matches("[A-Za-z_][A-Za-z0-9_-]*") ? written : null;
  }

  /** A list's elements, or the one object that stands for a list of one. */
  static List<Expression.Obj> objects(@Nullable Expression expression) {
    var objects = new ArrayList<Expression.Obj>();
    List<Expression> all =
        expression instanceof Expression.Tuple tuple
            ? tuple.elements()
            : expression == null ? List.of() : List.of(expression);
    for (Expression one : all) {
      if (one instanceof Expression.Obj object) {
        objects.add(object);
      }
    }
    return objects;
  }

  /** A member's new value, or a new last member; nothing where the object has it already. */
  static List<Edit> set(Expression.Obj object, String name, String value) {
    Expression there = member(object, name);
    if (there != null) {
      return there.span().text().equals(value)
          ? List.of()
          : List.of(new Edit(there.span().start(), there.span().end(), value));
    }
    String key = Hcl.key(name);
    if (object.members().isEmpty()) {
      return List.of(
          new Edit(
              object.span().start(), object.span().end(), "{ " + key + " = " + value + " }"));
    }
    Expression.Obj.Member last = object.members().getLast();
    int end = last.value().span().end();
    String between =
        object.span().text().substring(0, last.key().span().start() - object.span().start());
    int line = between.lastIndexOf('\n');
    return List.of(
        line < 0
            ? new Edit(end, end, ", " + key + " = " + value)
            : new Edit(end, end, "\n" + between.substring(line + 1) + aligned(object, key) + value));
  }

  /** The new name with its sign below that of the last member, where all signs stand so. */
  private static String aligned(Expression.Obj object, String key) {
    Expression.Obj.Member last = object.members().getLast();
    String source = object.span().text();
    int from = last.key().span().start() - object.span().start();
    int sign = source.indexOf('=', from + last.key().span().text().length());
    int width = sign < 0 ? 0 : sign - from;
    boolean one = !last.value().span().text().contains("\n");
    return key + " ".repeat(one ? Math.max(1, width - key.length()) : 1) + "= ";
  }

  /** Where the first name of a path ends. */
  static int end(String path) {
    int dot = path.indexOf('.');
    int list = path.indexOf('[');
    int end = dot < 0 ? path.length() : dot;
    return list < 0 ? end : Math.min(end, list);
  }

  /** What a value is written as inside of a document. */
  static String text(Value value) {
    return Hcl.expression(value, "");
  }
}
