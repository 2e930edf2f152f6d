package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.iac.yaml.YamlScalars;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A template's parameters: given by files, else by default, else unknown. */
final class Parameters {
  private final Map<String, Resolved> values = new LinkedHashMap<>();
  private final List<Declarations.Variable> variables = new ArrayList<>();

  Parameters(YamlNode template, Map<String, Resolved> given) {
    for (YamlNode.Entry entry :
        template.member("Parameters").map(YamlNode::members).orElse(List.of())) {
      add(entry, given);
    }
  }

  Map<String, Resolved> values() {
    return values;
  }

  List<Declarations.Variable> variables() {
    return variables;
  }

  private void add(YamlNode.Entry entry, Map<String, Resolved> given) {
    String name = entry.key().text();
    YamlNode declared = entry.value();
    String type = text(declared, "Type");
    SourceRange range = entry.span().range();
    var fallback = declared.member("Default");
    Resolved value = given.get(name);
    if (value == null && fallback.isPresent() && fallback.get() instanceof YamlNode.Scalar text) {
      value = Resolved.leaf(YamlScalars.value(text), entry.key().span().range());
    }
    if (value == null) {
      value = Resolved.leaf(Unknowns.input("parameter", name), entry.key().span().range());
    }
    boolean secret = text(declared, "NoEcho").equalsIgnoreCase("true");
    value = typed(value, type, name, secret);
    values.put(name, value);
    variables.add(
        new Declarations.Variable(
            "",
            name,
            type,
            text(declared, "Description"),
            fallback.isPresent(),
            secret,
            value.value(),
            range));
  }

  private static Resolved typed(Resolved value, String type, String name, boolean secret) {
    Value plain = value.value();
    if (type.startsWith("AWS::SSM::Parameter::Value")) {
      plain =
          new Value.Unknown(
              new Value.Origin(name, "", "", "it is read from the parameter store when deployed"));
    } else if ((type.startsWith("List<") || type.equals("CommaDelimitedList"))
        && !(plain instanceof Value.Unknown)
        && !(plain instanceof Value.Seq)) {
      List<Value> parts = new ArrayList<>();
      for (String part : Texts.text(plain).split(",", -1)) {
        parts.add(Value.of(part.strip()));
      }
      plain = new Value.Seq(parts);
    } else if (type.equals("String") && !(plain instanceof Value.Unknown)) {
      plain = Value.of(Texts.text(plain));
    }
    Value marked =
        secret && !(plain instanceof Value.Sensitive) ? new Value.Sensitive(plain) : plain;
    return new Resolved.Leaf(marked, value.range(), value.trace());
  }

  private static String text(YamlNode node, String member) {
    return node.member(member).flatMap(YamlNode::scalarText).orElse("");
  }

  /** Values from files: a list of ParameterKey and ParameterValue, or an object of Parameters. */
  static Map<String, Resolved> given(
      List<String> files, SourceTree tree, Budget budget, List<Diagnostic> problems) {
    Map<String, Resolved> given = new HashMap<>();
    for (String path : files) {
      byte[] bytes = tree.file(path);
      if (bytes == null) {
        continue;
      }
      YamlFile file = YamlReader.read(path, bytes, budget);
      problems.addAll(file.diagnostics());
      YamlNode root = file.root();
      if (root == null) {
        continue;
      }
      for (YamlNode item : root.items()) {
        item.member("ParameterValue")
            .ifPresent(value -> put(given, text(item, "ParameterKey"), value));
      }
      for (YamlNode.Entry entry :
          root.member("Parameters").map(YamlNode::members).orElse(List.of())) {
        put(given, entry.key().text(), entry.value());
      }
    }
    return given;
  }

  private static void put(Map<String, Resolved> given, String name, YamlNode value) {
    if (value instanceof YamlNode.Scalar scalar) {
      given.put(name, Resolved.leaf(YamlScalars.value(scalar), scalar.span().range()));
    }
  }
}
