package dev.plumbline.iac.pulumi;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
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

/** A program's configuration: the stack's files over the project's defaults. */
final class Config {
  private final String project;
  private final Map<String, Resolved> values = new LinkedHashMap<>();
  private final Map<String, Resolved> given = new HashMap<>();
  private final List<Declarations.Variable> variables = new ArrayList<>();

  Config(String project) {
    this.project = project;
  }

  Map<String, Resolved> values() {
    return values;
  }

  List<Declarations.Variable> variables() {
    return variables;
  }

  /** A stack's file: {@code config: {project:key: value}}; later ones win. */
  void give(String path, SourceTree tree, Budget budget, List<Diagnostic> problems) {
    byte[] bytes = tree.file(path);
    if (bytes == null) {
      return;
    }
    var file = YamlReader.read(path, bytes, budget);
    problems.addAll(file.diagnostics());
    if (file.root() == null) {
      return;
    }
    for (YamlNode.Entry entry : Names.members(file.root(), "config")) {
      given.put(key(entry.key().text()), value(entry.value(), entry.key().span().range()));
    }
  }

  private String key(String name) {
    return name.startsWith(project + ":") ? name.substring(project.length() + 1) : name;
  }

  /** What the program declares, with the values it will have. */
  void declare(List<YamlNode.Entry> entries) {
    for (YamlNode.Entry entry : entries) {
      String name = key(entry.key().text());
      SourceRange place = entry.key().span().range();
      YamlNode declared = entry.value();
      var fallback = Names.member(declared, "default").or(() -> Names.member(declared, "value"));
      boolean plain = declared instanceof YamlNode.Scalar;
      boolean secret = Names.text(declared, "secret").equals("true");
      Resolved value = given.get(name);
      if (value == null && (plain || fallback.isPresent())) {
        value = value(fallback.orElse(declared), place);
      }
      if (value == null) {
        value = Resolved.leaf(Unknowns.input("configuration key", name), place);
      }
      if (secret && !(value.value() instanceof Value.Sensitive)) {
        value = Resolved.leaf(new Value.Sensitive(value.value()), value.range());
      }
      values.put(name, value);
      variables.add(
          new Declarations.Variable(
              "",
              name,
              Names.text(declared, "type"),
              Names.text(declared, "description"),
              fallback.isPresent(),
              secret,
              value.value(),
              entry.span().range()));
    }
    given.forEach(values::putIfAbsent);
  }

  private static Resolved value(YamlNode node, SourceRange place) {
    if (node.member("secure").isPresent()) {
      Value unknown = Unknowns.because("it is encrypted in the stack's configuration");
      return Resolved.leaf(new Value.Sensitive(unknown), place);
    }
    return Resolved.leaf(plain(node), place);
  }

  private static Value plain(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> YamlScalars.value(scalar);
      case YamlNode.Sequence it ->
          new Value.Seq(it.elements().stream().map(Config::plain).toList());
      case YamlNode.Mapping it -> {
        var members = new LinkedHashMap<String, Value>();
        it.entries().forEach(entry -> members.put(entry.key().text(), plain(entry.value())));
        yield new Value.Obj(members);
      }
    };
  }
}
