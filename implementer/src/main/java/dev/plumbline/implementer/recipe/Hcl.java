package dev.plumbline.implementer.recipe;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as HCL that {@code terraform fmt} leaves as it is. */
final class Hcl {
  private Hcl() {}

  /**
   * @param reference what {@code ${resource.id}} stands for: an expression for the faulty resource
   */
  static String expression(Value value, String reference) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Num num -> num.value().toPlainString();
      case Value.Str(String text) -> text(text, reference);
      case Value.Sensitive(Value inner) -> expression(inner, reference);
      case Value.Seq seq ->
          seq.elements().stream()
              .map(element -> expression(element, reference))
              .collect(Collectors.joining(", ", "[", "]"));
      case Value.Obj obj -> map(obj, reference);
      case Value.Unknown _ -> throw new IllegalArgumentException("a recipe's value is known");
    };
  }

  private static String text(String text, String reference) {
    if (References.isResolved(text)) {
      return text.substring(2, text.length() - 1);
    }
    String named =
        reference.isEmpty() ? text : text.replace(Fix.REFERENCE_PREFIX, "${" + reference + ".");
    if (text.startsWith(Fix.REFERENCE_PREFIX) && text.endsWith("}")) {
      return named.substring(2, named.length() - 1);
    }
    return References.quoted(named, HclText::escaped);
  }

  private static String map(Value.Obj obj, String reference) {
    return obj.members().isEmpty()
        ? "{}"
        : obj.members().entrySet().stream()
            .map(member ->
                HclText.key(member.getKey()) + " = " + expression(member.getValue(), reference))
            .collect(Collectors.joining(", ", "{ ", " }"));
  }

  /** What an attribute is set to; an object in one that holds text is that text, as JSON. */
  static String expression(
      String name, Value value, Map<String, AttributeFacts> known, String reference) {
    return isDocument(name, value, known)
        ? "jsonencode(" + expression(value, reference) + ")"
        : expression(value, reference);
  }

  private static boolean isDocument(String name, Value value, Map<String, AttributeFacts> known) {
    AttributeFacts facts = known.get(name);
    return value instanceof Value.Obj && facts != null && facts.type().equals("string");
  }

  /** A document as an attribute of several lines, indented from column 0. */
  private static List<String> document(String name, Value.Obj document, String reference) {
    List<String> lines = new ArrayList<>();
    lines.add(name + " = jsonencode({");
    members(document, "  ", lines, reference);
    lines.add("})");
    return lines;
  }

  /** Lists of objects open up, one line a member; what is below them stands in one. */
  private static void members(
      Value.Obj object, String indent, List<String> lines, String reference) {
    int width = 0;
    for (var member : object.members().entrySet()) {
      width =
          isOpen(member.getValue())
              ? width
              : Math.max(width, HclText.key(member.getKey()).length());
    }
    for (var member : object.members().entrySet()) {
      String key = HclText.key(member.getKey());
      if (member.getValue() instanceof Value.Seq(var elements) && isOpen(member.getValue())) {
        lines.add(indent + key + " = [{");
        for (Value element : elements) {
          if (element != elements.getFirst()) {
            lines.add(indent + "  }, {");
          }
          members((Value.Obj) element, indent + "  ", lines, reference);
        }
        lines.add(indent + "}]");
      } else {
        String padding = " ".repeat(width - key.length());
        lines.add(indent + key + padding + " = " + expression(member.getValue(), reference));
      }
    }
  }

  private static boolean isOpen(Value value) {
    return value instanceof Value.Seq(var elements)
        && !elements.isEmpty()
        && elements.stream().allMatch(element -> element instanceof Value.Obj);
  }

  /**
   * A block, one line each, attributes aligned, blocks behind an empty line.
   *
   * @param header what stands before the opening brace
   * @param known facts about what the block holds, which tell blocks from maps
   */
  static List<String> block(
      String header,
      Map<String, Value> members,
      Map<String, AttributeFacts> known,
      String reference) {
    if (members.isEmpty()) {
      return List.of(header + " {", "}");
    }
    int width =
        members.entrySet().stream()
            .filter(member -> !isBlock(member.getKey(), member.getValue(), known))
            .filter(member -> !isDocument(member.getKey(), member.getValue(), known))
            .mapToInt(member -> member.getKey().length())
            .max()
            .orElse(0);
    List<String> attributes = new ArrayList<>();
    List<String> blocks = new ArrayList<>();
    members.forEach((name, value) -> {
      if (isBlock(name, value, known) && value instanceof Value.Obj body) {
        blocks.add("");
        AttributeFacts facts = known.get(name);
        block(name, body.members(), facts == null ? Map.of() : facts.nested(), reference)
            .forEach(line -> blocks.add(line.isEmpty() ? line : "  " + line));
      } else if (isDocument(name, value, known) && value instanceof Value.Obj document) {
        blocks.add("");
        document(name, document, reference).forEach(line -> blocks.add("  " + line));
      } else {
        attributes.add(
            "  " + name + " ".repeat(width - name.length()) + " = " + expression(value, reference));
      }
    });
    List<String> lines = new ArrayList<>();
    lines.add(header + " {");
    lines.addAll(attributes);
    lines.addAll(attributes.isEmpty() ? blocks.subList(1, blocks.size()) : blocks);
    lines.add("}");
    return lines;
  }

  /** Whether a member is written as a block: an object where the provider has a block. */
  static boolean isBlock(String name, Value value, Map<String, AttributeFacts> known) {
    AttributeFacts facts = known.get(name);
    return value instanceof Value.Obj
        && (facts == null || !facts.isMap() && !isDocument(name, value, known));
  }
}
