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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A program's configuration: the stack's files over the project's defaults. */
final class Config {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

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
      Resolved given = this.given.get(name);
      Resolved value = given == null ? null : typed(given, declared);
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

  /** In its declared type, which a stack's file may have as a text. */
  private static Resolved typed(Resolved written, YamlNode declared) {
    Value plain = written.value().unmarked();
    if (!(plain instanceof Value.Str(String text))) {
      return written;
    }
    Value typed = typed(text, Names.text(declared, "type").toLowerCase(Locale.ROOT));
    boolean secret = written.value() instanceof Value.Sensitive;
    return Resolved.leaf(secret ? new Value.Sensitive(typed) : typed, written.range());
  }

  private static Value typed(String text, String type) {
    return switch (type) {
      case "integer", "int", "number" ->
          NUMBER.matcher(text).matches() ? new Value.Num(new BigDecimal(text)) : Value.of(text);
      case "boolean", "bool" ->
          switch (text) {
            case "true" -> Value.Bool.TRUE;
            case "false" -> Value.Bool.FALSE;
            default -> Value.of(text);
          };
      default -> Value.of(text);
    };
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
