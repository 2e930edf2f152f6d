package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets a member of a map that is written as {@code { key = value }}. */
final class MapEdit {
  private final Site site;
  private final Expression.Obj map;

  MapEdit(Site site, Expression.Obj map) {
    this.site = site;
    this.map = map;
  }

  /**
   * @param expression HCL as it is to stand behind the equals sign
   */
  Written set(String key, String expression) {
    for (Expression.Obj.Member member : map.members()) {
      if (key.equals(name(member.key()))) {
        Span value = member.value().span();
        return value.text().equals(expression)
            ? site.unchanged()
            : site.with(List.of(new Edit(value.start(), value.end(), expression)));
      }
    }
    String quoted = HclText.key(key);
    if (map.members().isEmpty()) {
      String text = "{ " + quoted + " = " + expression + " }";
      return site.with(List.of(new Edit(map.span().start(), map.span().end(), text)));
    }
    Span last = map.members().getLast().value().span();
    return lineStart(last.end()) == lineStart(map.span().end() - 1)
        ? site.with(List.of(new Edit(last.end(), last.end(), ", " + quoted + " = " + expression)))
        : site.with(line(quoted, expression));
  }

  /** A line of its own behind the last member's, the equals signs of the run kept in line. */
  private List<Edit> line(String key, String expression) {
    List<Expression.Obj.Member> run = run();
    Expression.Obj.Member last = map.members().getLast();
    int start = last.key().span().start();
    String indent = site.parsed().source().text(lineStart(start), start);
    int column = run.isEmpty() ? -1 : column(run.getFirst());
    boolean aligned = run.stream().allMatch(member -> column(member) == column);
    int width = indent.length() + key.length() + 1;
    int wanted = run.isEmpty() || !aligned ? width : Math.max(width, column);
    List<Edit> edits = new ArrayList<>();
    for (Expression.Obj.Member member : run) {
      int sign = member.key().span().end();
      if (aligned && wanted > column) {
        edits.add(new Edit(sign, sign, " ".repeat(wanted - column)));
      }
    }
    int end = last.value().span().end();
    boolean comma = end < site.parsed().source().length() && site.parsed().source().at(end) == ',';
    int at = nextLine(end);
    String text =
        indent + key + " ".repeat(wanted - width + 1) + "= " + expression + (comma ? "," : "");
    edits.add(new Edit(at, at, text + site.newline()));
    return edits;
  }

  /** The members of one line each that the last one ends, without a gap between them. */
  private List<Expression.Obj.Member> run() {
    List<Expression.Obj.Member> run = new ArrayList<>();
    int below = -1;
    for (Expression.Obj.Member member : map.members().reversed()) {
      int start = lineStart(member.key().span().start());
      int end = member.value().span().end();
      if (start != lineStart(end) || below >= 0 && nextLine(end) != below) {
        break;
      }
      run.add(member);
      below = start;
    }
    return run;
  }

  private int column(Expression.Obj.Member member) {
    int at = member.key().span().end();
    while (site.parsed().source().at(at) == ' ' || site.parsed().source().at(at) == '"') {
      at++;
    }
    return at - lineStart(at);
  }

  /** A member's name; null where it is computed. */
  static @Nullable String name(Expression key) {
    if (key instanceof Template template) {
      return template.literal();
    }
    return key instanceof Expression.Literal(Value.Str(String name), _) ? name : null;
  }

  private int lineStart(int offset) {
    int at = offset;
    while (at > 0 && site.parsed().source().at(at - 1) != '\n') {
      at--;
    }
    return at;
  }

  private int nextLine(int offset) {
    int at = offset;
    while (at < site.parsed().source().length() && site.parsed().source().at(at) != '\n') {
      at++;
    }
    return Math.min(at + 1, site.parsed().source().length());
  }
}
