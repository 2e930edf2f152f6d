package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlScalars;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A template's parameters: given from outside, else by default, else unknown. */
final class Parameters {
  private static final String HIDDEN = "****";

  private final Map<String, Input> values = new LinkedHashMap<>();
  private final Map<String, Declarations.Variable> variables = new LinkedHashMap<>();
  private final String module;
  private final List<Diagnostic> problems;

  /**
   * @param module address of the nested stack whose template it is
   * @param given by files or by the outer template; pseudo parameters may be among them
   */
  Parameters(
      YamlNode template, String module, Map<String, Input> given, List<Diagnostic> problems) {
    this.module = module;
    this.problems = problems;
    given.forEach((name, value) -> {
      if (name.startsWith("AWS::")) {
        values.put(name, value);
      }
    });
    for (YamlNode.Entry entry :
        template.member("Parameters").map(YamlNode::members).orElse(List.of())) {
      add(entry, given.get(entry.key().text()));
    }
  }

  Map<String, Input> values() {
    return values;
  }

  /**
   * @param decided what each parameter's Default decides, by its name
   */
  List<Declarations.Variable> variables(Map<String, Set<Declarations.Read>> decided) {
    return variables.values().stream()
        .map(variable ->
            decided.containsKey(variable.name())
                ? variable.deciding(decided.get(variable.name()))
                : variable)
        .toList();
  }

  private void add(YamlNode.Entry entry, @Nullable Input given) {
    String name = entry.key().text();
    YamlNode declared = entry.value();
    SourceRange place = entry.key().span().range();
    YamlNode fallback = declared.member("Default").orElse(null);
    Input input = given;
    if (input == null && fallback instanceof YamlNode.Scalar text) {
      // What a nested stack is given is the outer template's affair, its Default included.
      Set<String> defaults = module.isEmpty() ? Set.of(name) : Set.of();
      input = new Input(Resolved.leaf(value(text), place), List.of(), defaults);
    }
    if (input == null) {
      input = Input.of(Resolved.leaf(Unknowns.input("parameter", name), place));
    }
    checkAllowed(declared, input.value(), name);
    boolean secret = text(declared, "NoEcho").equalsIgnoreCase("true");
    input = typed(input, text(declared, "Type"), name, secret);
    values.put(name, input);
    variables.put(
        name,
        new Declarations.Variable(
            module,
            name,
            text(declared, "Type"),
            text(declared, "Description"),
            fallback != null,
            secret,
            input.value().value(),
            entry.span().range()));
  }

  private void checkAllowed(YamlNode declared, Resolved value, String name) {
    List<String> allowed =
        declared.member("AllowedValues").map(YamlNode::items).orElse(List.of()).stream()
            .flatMap(item -> item.scalarText().stream())
            .toList();
    Value plain = value.value().unmarked();
    if (allowed.isEmpty() || plain instanceof Value.Unknown) {
      return;
    }
    boolean list = text(declared, "Type").contains("List");
    for (String each : list ? parts(plain) : List.of(Texts.text(plain))) {
      if (!allowed.contains(each)) {
        problems.add(
            Diagnostic.error(
                "Value not allowed",
                "The parameter \""
                    + name
                    + "\" takes one of "
                    + String.join(", ", allowed)
                    + ". Give it one of these.",
                value.range()));
        return;
      }
    }
  }

  /** Parameters are texts and numbers: a plain {@code Yes} is that text, and no truth. */
  private static Value value(YamlNode.Scalar scalar) {
    Value value = YamlScalars.value(scalar);
    return value instanceof Value.Bool ? Value.of(scalar.text()) : value;
  }

  private static Input typed(Input input, String type, String name, boolean secret) {
    Resolved value = input.value();
    Value plain = value.value();
    var stored =
        type.startsWith("AWS::SSM::Parameter::Value")
            ? Optional.of(DynamicReference.toParameter(Texts.text(plain)))
            : plain.unmarked() instanceof Value.Str(String text)
                ? DynamicReference.in(text)
                : Optional.<DynamicReference>empty();
    if (stored.isPresent()) {
      DynamicReference found = stored.get();
      plain = found.name().isEmpty() ? found.value("var." + name) : found.value();
    } else if (type.startsWith("List<") || type.equals("CommaDelimitedList")) {
      plain =
          plain.unmarked() instanceof Value.Unknown || plain instanceof Value.Seq
              ? plain
              : new Value.Seq(parts(plain).stream().map(Value::of).toList());
    } else if (type.equals("String") && isScalar(plain)) {
      plain = Value.of(Texts.text(plain));
    }
    Value marked =
        secret && !(plain instanceof Value.Sensitive) ? new Value.Sensitive(plain) : plain;
    Resolved typed =
        marked.equals(value.value())
            ? value
            : new Resolved.Leaf(marked, value.range(), value.trace());
    List<Scope.Reference> references = new ArrayList<>(input.references());
    stored
        .map(DynamicReference::link)
        .filter(link -> !link.isEmpty())
        .ifPresent(link ->
            references.add(new Scope.Reference(link, "", Edge.Kind.CROSS_STACK, value.range())));
    return new Input(typed, references, input.defaults());
  }

  private static boolean isScalar(Value value) {
    return value instanceof Value.Num || value instanceof Value.Null;
  }

  private static List<String> parts(Value value) {
    return List.of(Texts.text(value).split(",", -1)).stream().map(String::strip).toList();
  }

  private static String text(YamlNode node, String member) {
    return node.member(member).flatMap(YamlNode::scalarText).orElse("");
  }

  /** Values from files: a list of ParameterKey and ParameterValue, or an object of Parameters. */
  static Map<String, Input> given(List<String> files, Snapshot snapshot) {
    Map<String, Input> given = new HashMap<>();
    for (String path : files) {
      YamlNode root = snapshot.document(path).map(YamlFile::root).orElse(null);
      if (root == null) {
        continue;
      }
      list(root.items(), given);
      list(root.member("Parameters").map(YamlNode::items).orElse(List.of()), given);
      for (YamlNode.Entry entry :
          root.member("Parameters").map(YamlNode::members).orElse(List.of())) {
        put(given, entry.key().text(), entry.value());
      }
    }
    return given;
  }

  /** A parameter that is not to be shown has asterisks for a value, and is then not known. */
  private static void list(List<YamlNode> items, Map<String, Input> given) {
    for (YamlNode item : items) {
      item.member("ParameterValue")
          .filter(value -> !value.scalarText().orElse("").equals(HIDDEN))
          .ifPresent(value -> put(given, text(item, "ParameterKey"), value));
    }
  }

  private static void put(Map<String, Input> given, String name, YamlNode value) {
    if (value instanceof YamlNode.Scalar scalar) {
      given.put(name, Input.of(Resolved.leaf(value(scalar), scalar.span().range())));
    }
  }
}
