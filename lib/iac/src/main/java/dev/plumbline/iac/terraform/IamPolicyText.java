package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.function.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a policy document as the AWS provider does: members of a statement in its own order. */
final class IamPolicyText {
  private static final List<String> ORDER =
      List.of(
          "Version",
          "Id",
          "Statement",
          "Sid",
          "Effect",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Principal",
          "NotPrincipal",
          "Condition");

  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private IamPolicyText(boolean pretty) {
    this.pretty = pretty;
  }

  static String write(Map<String, Datum> document, boolean pretty) {
    var text = new IamPolicyText(pretty);
    text.object(document, "");
    return text.out.toString();
  }

  private void value(Datum value, String indent) {
    switch (value.unmarked()) {
      case Datum.Obj obj -> object(obj.members(), indent);
      case Datum.Seq seq when !seq.elements().isEmpty() -> {
        out.append('[');
        String separator = "";
        for (Datum element : seq.elements()) {
          out.append(separator);
          line(indent + "  ");
          value(element, indent + "  ");
          separator = ",";
        }
        line(indent);
        out.append(']');
      }
      case Datum scalar -> out.append(JsonText.write(scalar));
    }
  }

  private void object(Map<String, Datum> members, String indent) {
    if (members.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    String separator = "";
    for (Map.Entry<String, Datum> member : ordered(members).entrySet()) {
      out.append(separator);
      line(indent + "  ");
      out.append(JsonText.write(Datum.of(member.getKey()))).append(pretty ? ": " : ":");
      value(member.getValue(), indent + "  ");
      separator = ",";
    }
    line(indent);
    out.append('}');
  }

  private void line(String indent) {
    if (pretty) {
      out.append('\n').append(indent);
    }
  }

  private static Map<String, Datum> ordered(Map<String, Datum> members) {
    List<String> names = new ArrayList<>(members.keySet());
    names.sort((a, b) ->
        ORDER.contains(a) && ORDER.contains(b)
            ? Integer.compare(ORDER.indexOf(a), ORDER.indexOf(b))
            : 0);
    Map<String, Datum> ordered = new LinkedHashMap<>();
    names.forEach(name -> {
      Datum member = members.get(name);
      if (member != null) {
        ordered.put(name, member);
      }
    });
    return ordered;
  }
}
