package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.edit.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code list(a, b)} and {@code map("a", b)}, which Terraform 0.15 took away: {@code tolist([a,
 * b])} and {@code tomap({ "a" = b })}.
 */
final class ListAndMap implements Leftover {
  @Override
  public String id() {
    return "leftover/list-map";
  }

  @Override
  public String title() {
    return "Write lists and maps in brackets and braces";
  }

  /** Before, the functions are unknown and nothing can be told of their values. */
  @Override
  public Tolerance tolerance() {
    return Tolerance.REPAIR;
  }

  @Override
  public List<Edit> edits(Body.Attribute attribute, List<String> path) {
    List<Edit> edits = new ArrayList<>();
    boolean type = path.equals(List.of("variable")) && attribute.name().equals("type");
    Expressions.walk(
        attribute.expression(),
        each -> {
          if (!type && each instanceof Expression.Call call && !call.expandLast()) {
            String text = hasComments(call) ? "" : text(call);
            if (!text.isEmpty()) {
              edits.add(new Edit(call.span().start(), call.span().end(), text));
            }
          }
          return true;
        });
    return edits;
  }

  /** Whether anything but commas and blanks stands between the arguments; it would be lost. */
  private static boolean hasComments(Expression.Call call) {
    int at = call.nameSpan().end() + 1;
    for (Expression argument : call.arguments()) {
      if (!isBlank(call, at, argument.span().start())) {
        return true;
      }
      at = argument.span().end();
    }
    return !isBlank(call, at, call.span().end() - 1);
  }

  private static boolean isBlank(Expression.Call call, int start, int end) {
    return start >= end || call.span().source().text(start, end).replace(",", "").isBlank();
  }

  private static String text(Expression.Call call) {
    List<String> arguments =
        call.arguments().stream().map(argument -> argument.span().text()).toList();
    if (call.name().equals("list")) {
      return arguments.isEmpty() ? "tolist([])" : "tolist(" + laid(call, "[", arguments, "]") + ")";
    }
    if (!call.name().equals("map") || arguments.size() % 2 != 0) {
      return "";
    }
    List<String> members = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      boolean plain = Directory.text(call.arguments().get(i)) != null;
      String key = plain ? arguments.get(i) : "(" + arguments.get(i) + ")";
      members.add(key + " = " + arguments.get(i + 1));
    }
    return members.isEmpty() ? "tomap({})" : "tomap(" + laid(call, "{", members, "}") + ")";
  }

  /** On one line where the call is, else one line each. */
  private static String laid(Expression.Call call, String open, List<String> parts, String close) {
    boolean braces = open.equals("{");
    if (!call.span().text().contains("\n")) {
      String gap = braces ? " " : "";
      return open + gap + String.join(", ", parts) + gap + close;
    }
    String indent = indent(call);
    String end = braces ? "" : ",";
    return parts.stream()
        .map(part -> indent + "  " + part + end + "\n")
        .collect(Collectors.joining("", open + "\n", indent + close));
  }

  private static String indent(Expression.Call call) {
    int start = call.span().start();
    while (start > 0 && call.span().source().at(start - 1) != '\n') {
      start--;
    }
    int end = start;
    while (call.span().source().at(end) == ' ') {
      end++;
    }
    return " ".repeat(end - start);
  }
}
