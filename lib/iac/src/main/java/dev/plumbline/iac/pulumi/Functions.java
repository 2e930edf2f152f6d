package dev.plumbline.iac.pulumi;

import dev.plumbline.iac.resolved.Joined;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions of Pulumi's YAML. What a provider would compute is unknown. */
final class Functions {
  private final Program program;
  private final Files files;
  private final Budget budget;

  Functions(Program program, Files files, Budget budget) {
    this.program = program;
    this.files = files;
    this.budget = budget;
  }

  /** The result of the call that a mapping is, or null where it is plain data. */
  @Nullable Resolved call(YamlNode.Mapping mapping) {
    if (mapping.entries().size() != 1) {
      return null;
    }
    YamlNode.Entry only = mapping.entries().getFirst();
    String key = only.key().text();
    if (!key.toLowerCase(Locale.ROOT).startsWith("fn::")) {
      return null;
    }
    return call(key.substring(4), only.value(), mapping.span().range(), mapping.span().text());
  }

  private Resolved call(String name, YamlNode argument, SourceRange range, String expression) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "tojson" ->
          text(
              argument,
              range,
              value -> Value.of(new String(Json.bytes(value), StandardCharsets.UTF_8)));
      case "tobase64" -> text(argument, range, Functions::encoded);
      case "frombase64" -> text(argument, range, Functions::decoded);
      case "secret" -> {
        Resolved value = program.resolve(argument);
        yield new Resolved.Leaf(
            value.value() instanceof Value.Sensitive marked
                ? marked
                : new Value.Sensitive(value.value()),
            range,
            value.trace());
      }
      case "join" -> join(argument, range, expression);
      case "split" -> split(argument, range);
      case "select" -> select(argument, range);
      case "fileasset", "filearchive", "remoteasset", "remotearchive", "stringasset" ->
          program.resolve(argument);
      case "assetarchive" -> program.resolve(argument);
      case "readfile" -> readFile(argument, range);
      case "stackreference" -> stackReference(argument, range);
      default -> {
        program.resolve(argument);
        yield Resolved.leaf(Unknowns.because("a provider's function computes it"), range);
      }
    };
  }

  private Resolved text(YamlNode argument, SourceRange range, UnaryOperator<Value> function) {
    Resolved value = program.resolve(argument);
    var unknown = Unknowns.in(value.value());
    Value plain = value.value().unmarked();
    long characters = Joined.characters(plain, 0);
    if (characters > Budget.LONGEST_TEXT) {
      return Resolved.leaf(Joined.tooLong(), range);
    }
    budget.write(characters);
    Value result = unknown.isPresent() ? unknown.get() : function.apply(plain);
    boolean secret = value.value() instanceof Value.Sensitive;
    return new Resolved.Leaf(secret ? new Value.Sensitive(result) : result, range, value.trace());
  }

  private static Value encoded(Value value) {
    byte[] bytes = Joined.text(value).getBytes(StandardCharsets.UTF_8);
    return Value.of(Base64.getEncoder().encodeToString(bytes));
  }

  private static Value decoded(Value value) {
    try {
      byte[] bytes = Base64.getDecoder().decode(Joined.text(value));
      return Value.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Unknowns.because("a text is not in Base64: " + e.getMessage());
    }
  }

  private Resolved join(YamlNode argument, SourceRange range, String expression) {
    List<YamlNode> items = argument.items();
    var parts = new Joined(expression, budget);
    if (items.size() != 2) {
      return Resolved.leaf(Unknowns.because("a call of fn::join is invalid"), range);
    }
    String delimiter = Joined.text(program.resolve(items.getFirst()).value());
    Resolved list = program.resolve(items.getLast()).opened();
    List<Resolved> elements = list instanceof Resolved.Elements it ? it.elements() : List.of(list);
    for (int i = 0; i < elements.size(); i++) {
      parts.add(i == 0 ? "" : delimiter);
      parts.add(elements.get(i));
    }
    return parts.result(range);
  }

  private Resolved split(YamlNode argument, SourceRange range) {
    List<YamlNode> items = argument.items();
    String delimiter =
        items.size() == 2 ? Joined.text(program.resolve(items.getFirst()).value()) : "";
    if (delimiter.isEmpty()) {
      return Resolved.leaf(Unknowns.because("a call of fn::split is invalid"), range);
    }
    return text(
        items.getLast(),
        range,
        value -> {
          List<Value> parts = new ArrayList<>();
          String text = Joined.text(value);
          int at = 0;
          for (int cut = text.indexOf(delimiter); cut >= 0; cut = text.indexOf(delimiter, at)) {
            parts.add(Value.of(text.substring(at, cut)));
            at = cut + delimiter.length();
          }
          parts.add(Value.of(text.substring(at)));
          return new Value.Seq(parts);
        });
  }

  private Resolved select(YamlNode argument, SourceRange range) {
    List<YamlNode> items = argument.items();
    if (items.size() == 2
        && program.resolve(items.getFirst()).value() instanceof Value.Num(var index)
        && program.resolve(items.getLast()).opened() instanceof Resolved.Elements elements
        && index.signum() >= 0
        && index.precision() < 9
        && index.intValue() < elements.elements().size()) {
      return elements.elements().get(index.intValue()).at(range);
    }
    return Resolved.leaf(Unknowns.because("a call of fn::select can't be computed"), range);
  }

  private Resolved readFile(YamlNode argument, SourceRange range) {
    return text(
        argument,
        range,
        path ->
            files
                .text(Joined.text(path))
                .map(Value::of)
                .orElseGet(() -> Unknowns.because("a file is not in the snapshot")));
  }

  private Resolved stackReference(YamlNode argument, SourceRange range) {
    YamlNode name = Names.member(argument, "name").orElse(argument);
    return program.ofStack(program.stackLink(program.resolve(name)), range);
  }
}
