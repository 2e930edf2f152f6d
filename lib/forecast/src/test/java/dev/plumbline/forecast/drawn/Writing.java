package dev.plumbline.forecast.drawn;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a configuration as files. */
final class Writing {
  private final Map<String, String> files = new TreeMap<>();
  private final StringBuilder locals = new StringBuilder();
  private int localCount;

  private Writing() {}

  static Map<String, String> of(Scope root) {
    var writing = new Writing();
    root.all()
        .forEach(scope -> {
          scope.inputs.clear();
          scope.outputs.clear();
        });
    // Once to learn what passes the borders, once to write it.
    writing.scope(root);
    writing.files.clear();
    writing.localCount = 0;
    writing.scope(root);
    return writing.files;
  }

  private void scope(Scope scope) {
    for (Scope child : scope.children) {
      if (!child.gone) {
        scope(child);
      }
    }
    locals.setLength(0);
    var text = new StringBuilder();
    scope.blocks.stream().filter(block -> !block.gone).forEach(block -> text.append(block(block)));
    scope.children.stream().filter(child -> !child.gone).forEach(child -> text.append(call(child)));
    scope.inputs.keySet().forEach(name -> text.append("variable \"" + name + "\" {}\n"));
    scope.outputs.forEach(text::append);
    scope.statements.forEach(text::append);
    if (!locals.isEmpty()) {
      text.append("locals {\n").append(locals).append("}\n");
    }
    files.put(scope.directory() + "main.tf", text.toString());
  }

  private String call(Scope child) {
    var text = new StringBuilder("module \"" + child.name + "\" {\n");
    text.append("  source = \"./d" + child.id + "\"\n").append(child.repetition.line());
    Scope parent = child.parent;
    child.inputs.forEach((name, value) ->
        text.append("  " + name + " = " + (parent == null ? "" : of(value, parent)) + "\n"));
    return text.append("}\n").toString();
  }

  private String block(Block block) {
    var text = new StringBuilder("resource \"terraform_data\" \"" + block.name + "\" {\n");
    text.append(block.repetition.line());
    argument(text, "input", block.input, block);
    argument(text, "triggers_replace", block.trigger, block);
    String needs =
        block.needs.stream()
            .filter(need -> !need.gone && need.scope == block.scope)
            .map(need -> "terraform_data." + need.name)
            .collect(Collectors.joining(", "));
    if (!needs.isEmpty()) {
      text.append("  depends_on = [" + needs + "]\n");
    }
    lifecycle(text, block);
    return text.append("}\n").toString();
  }

  private void argument(StringBuilder text, String name, @Nullable Expr value, Block block) {
    if (value != null) {
      text.append("  " + name + " = " + value(value, block) + "\n");
    }
  }

  private static void lifecycle(StringBuilder text, Block block) {
    var lines = new StringBuilder();
    if (block.createFirst) {
      lines.append("    create_before_destroy = true\n");
    }
    if (!block.ignored.isEmpty()) {
      String list = block.ignored.equals("all") ? "all" : "[" + block.ignored + "]";
      lines.append("    ignore_changes = " + list + "\n");
    }
    Block source = block.triggeredBy;
    // Terraform 1.11 fails on a reference to a block without instances: "no change found".
    if (source != null
        && !source.gone
        && source.scope == block.scope
        && !source.repetition.isEmpty()) {
      boolean attribute = !block.triggerAttribute.isEmpty();
      lines.append("    replace_triggered_by = [terraform_data." + source.name);
      lines.append(attribute ? source.repetition.firstKey() + "." + block.triggerAttribute : "");
      lines.append("]\n");
    }
    if (!lines.isEmpty()) {
      text.append("  lifecycle {\n").append(lines).append("  }\n");
    }
  }

  private String value(Expr value, Block at) {
    return switch (value) {
      case Expr.Text(String text) -> '"' + text + '"';
      case Expr.Of of -> of(of, at.scope);
      case Expr.Splat(Block block, String attribute) -> splat(block, attribute, at.scope);
      case Expr.Items(var elements) ->
          elements.stream().map(e -> value(e, at)).collect(Collectors.joining(", ", "[", "]"));
      case Expr.Members(var values) -> {
        var text = new StringBuilder("{ ");
        for (int i = 0; i < values.size(); i++) {
          text.append(i == 0 ? "" : ", ").append((char) ('a' + i)).append(" = ");
          text.append(value(values.get(i), at));
        }
        yield text.append(" }").toString();
      }
      case Expr.Template(Expr part) ->
          part instanceof Expr.Text(String text)
              ? "\"p-" + text + '"'
              : "\"p-${" + value(part, at) + "}\"";
      case Expr.Encoded(Expr inner) -> "jsonencode(" + value(inner, at) + ")";
      case Expr.Key _ ->
          switch (at.repetition) {
            case Repetition.Once _ -> "\"solo\"";
            case Repetition.Count _ -> "count.index";
            case Repetition.ForEach _ -> "each.key";
          };
      case Expr.Local(Expr inner) -> {
        if (inner instanceof Expr.Key) {
          yield value(inner, at);
        }
        String name = "l" + localCount++;
        locals.append("  " + name + " = " + value(inner, at) + "\n");
        yield "local." + name;
      }
    };
  }

  /** An attribute of a block, seen from a module: down through outputs, up through variables. */
  private static String of(Expr.Of of, Scope at) {
    Block block = of.block();
    if (block.gone || block.scope.isGone()) {
      return "\"gone\"";
    }
    if (block.scope == at) {
      return block.repetition.isEmpty()
          ? "\"none\""
          : "terraform_data." + block.name + block.repetition.firstKey() + "." + of.attribute();
    }
    String name = "x" + block.id + "_" + of.attribute();
    if (!at.holds(block.scope)) {
      at.inputs.put(name, of);
      return "var." + name;
    }
    for (Scope child : at.children) {
      if (child.holds(block.scope)) {
        if (child.repetition.isEmpty()) {
          return "\"none\"";
        }
        child.outputs.add("output \"" + name + "\" {\n  value = " + of(of, child) + "\n}\n");
        return "module." + child.name + child.repetition.firstKey() + "." + name;
      }
    }
    throw new IllegalStateException("no way to " + block.name);
  }

  private static String splat(Block block, String attribute, Scope at) {
    if (block.gone || block.scope != at) {
      return of(new Expr.Of(block, attribute), at);
    }
    String whole = "terraform_data." + block.name;
    return block.repetition instanceof Repetition.ForEach
        ? "values(" + whole + ")[*]." + attribute
        : whole + "[*]." + attribute;
  }
}
