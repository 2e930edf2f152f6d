package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON that a configuration writes as {@code jsonencode({…})}: reading members and setting them.
 */
final class Jsons {
  /** In a path, every element of a list; {@code [Effect=Allow]} those that have this member. */
  static final String EACH = "[*]";

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

  /** A member's text, as it stands there. */
  static Optional<String> text(Expression.Obj object, String name) {
    return Optional.ofNullable(member(object, name)).map(Jsons::word);
  }

  /** A bare word or a quoted text; null for anything computed. */
  static @Nullable String word(Expression expression) {
    String written = expression.span().text();
    boolean quoted = written.matches("\"[^\"\\\\$%]*\"");
    return quoted
        ? written.substring(1, written.length() - 1)
        : HclText.isName(written) ? written : null;
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
    String key = HclText.key(name);
    if (object.members().isEmpty()) {
      return List.of(
          new Edit(object.span().start(), object.span().end(), "{ " + key + " = " + value + " }"));
    }
    Expression.Obj.Member last = object.members().getLast();
    int end = last.value().span().end();
    String before = object.span().text().substring(0, at(object, last));
    int line = before.lastIndexOf('\n');
    return line < 0 || !beginsLine(object, last)
        ? List.of(new Edit(end, end, ", " + key + " = " + value))
        : ownLine(object, key, value, "\n" + before.substring(line + 1));
  }

  /** A line of its own, with its sign below those right above, which make room where they must. */
  private static List<Edit> ownLine(
      Expression.Obj object, String key, String value, String indent) {
    List<Edit> edits = new ArrayList<>();
    String source = object.span().text();
    int width = key.length() + 1;
    var above = new ArrayList<Expression.Obj.Member>();
    for (Expression.Obj.Member member : object.members().reversed()) {
      if (member.value().span().text().contains("\n") || !beginsLine(object, member)) {
        break;
      }
      above.add(member);
      width = Math.max(width, sign(object, member) - at(object, member));
    }
    for (Expression.Obj.Member member : above.reversed()) {
      int missing = width - (sign(object, member) - at(object, member));
      int at = object.span().start() + sign(object, member);
      if (missing > 0 && source.charAt(sign(object, member)) == '=') {
        edits.add(new Edit(at, at, " ".repeat(missing)));
      }
    }
    int end = object.members().getLast().value().span().end();
    edits.add(new Edit(end, end, indent + key + " ".repeat(width - key.length()) + "= " + value));
    return edits;
  }

  private static boolean beginsLine(Expression.Obj object, Expression.Obj.Member member) {
    String before = object.span().text().substring(0, at(object, member));
    return before.substring(before.lastIndexOf('\n') + 1).isBlank();
  }

  /** Where a member begins in its object. */
  private static int at(Expression.Obj object, Expression.Obj.Member member) {
    return member.key().span().start() - object.span().start();
  }

  private static int sign(Expression.Obj object, Expression.Obj.Member member) {
    int behind = member.key().span().end() - object.span().start();
    return Math.max(behind, object.span().text().indexOf('=', behind));
  }

  /** Where the choice of a list's elements ends with which a path begins; 0 where it has none. */
  static int endOfChoice(String path) {
    return path.startsWith("[") ? path.indexOf(']') + 1 : 0;
  }

  /** The members by which elements are chosen: none where it is every one. */
  static Map<String, String> chosen(String path) {
    var members = new LinkedHashMap<String, String>();
    if (!path.startsWith(EACH)) {
      for (String pair : path.substring(1, path.indexOf(']')).split(",", -1)) {
        int sign = pair.indexOf('=');
        members.put(pair.substring(0, sign), pair.substring(sign + 1));
      }
    }
    return members;
  }

  /** Where the first name of a path ends. */
  static int end(String path) {
    int dot = path.indexOf('.');
    int list = path.indexOf('[');
    int end = dot < 0 ? path.length() : dot;
    return list < 0 ? end : Math.min(end, list);
  }

  /** What follows the first name of a path, or its choice of elements. */
  static String behind(String path, int end) {
    return path.substring(end).replaceFirst("^[.]", "");
  }

  /** The objects on a path, with a value in the innermost. */
  static Value made(String path, Value value) {
    int end = end(path);
    String rest = behind(path, end);
    return new Value.Obj(
        Map.of(path.substring(0, end), rest.isEmpty() ? value : made(rest, value)));
  }

  /** What a value is written as inside of a document. */
  static String text(Value value) {
    return Hcl.expression(value, "");
  }
}
