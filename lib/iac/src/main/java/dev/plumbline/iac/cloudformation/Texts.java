package dev.plumbline.iac.cloudformation;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The intrinsic functions that make text. Text with an unknown part is unknown. */
final class Texts {
  private final Resolver resolver;
  private final Scope scope;
  private final Functions functions;

  Texts(Resolver resolver, Scope scope, Functions functions) {
    this.resolver = resolver;
    this.scope = scope;
    this.functions = functions;
  }

  Resolved sub(Call call, SourceRange range) {
    YamlNode argument = call.argument();
    Map<String, Resolved> own = new HashMap<>();
    if (argument.items().size() == 2) {
      for (YamlNode.Entry entry : argument.items().get(1).members()) {
        own.put(entry.key().text(), resolver.resolve(entry.value()));
      }
      argument = argument.items().getFirst();
    }
    String text = argument.scalarText().orElse("");
    var parts = new Joined(text, resolver.budget());
    int at = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      parts.add(text.substring(at, open));
      String name = text.substring(open + 2, close).strip();
      if (name.startsWith("!")) {
        parts.add("${" + name.substring(1).strip() + "}");
      } else {
        Resolved known = own.get(name);
        parts.add(known == null ? named(name, range) : known);
      }
      at = close + 1;
    }
    parts.add(text.substring(at));
    return result(parts, range);
  }

  private Resolved result(Joined parts, SourceRange range) {
    Resolved whole = parts.result(range);
    Optional<Value.Unknown> unknown = Unknowns.in(whole.value());
    Optional<Resolved> stored =
        unknown.isEmpty()
            ? resolver.stored(parts.known(), range)
            : DynamicReference.in(parts.known())
                .map(found -> Resolved.leaf(found.value(unknown.get().origin().address()), range));
    return stored.orElse(whole);
  }

  private Resolved named(String name, SourceRange range) {
    int dot = name.indexOf('.');
    String resource = dot < 0 ? name : name.substring(0, dot);
    if (dot < 0 || !scope.isResource(resource)) {
      return resolver.reference(name, range);
    }
    return functions.attribute(resource, name.substring(dot + 1), range);
  }

  Resolved join(Call call, SourceRange range) {
    List<YamlNode> items = call.argument().items();
    if (items.size() != 2) {
      return wrong("Join", "a delimiter and a list", range);
    }
    String delimiter = text(resolver.resolve(items.getFirst()).value());
    Resolved list = resolver.resolve(items.getLast()).opened();
    var parts = new Joined(call.node().span().text(), resolver.budget());
    if (!(list instanceof Resolved.Elements elements)) {
      parts.add(list);
      return result(parts, range);
    }
    boolean first = true;
    for (Resolved element : elements.elements()) {
      if (!first) {
        parts.add(delimiter);
      }
      parts.add(element);
      first = false;
    }
    return result(parts, range);
  }

  Resolved split(Call call, SourceRange range) {
    List<YamlNode> items = call.argument().items();
    if (items.size() != 2) {
      return wrong("Split", "a delimiter and a text", range);
    }
    String delimiter = text(resolver.resolve(items.getFirst()).value());
    Resolved whole = resolver.resolve(items.getLast());
    if (Unknowns.in(whole.value()).isPresent() || delimiter.isEmpty()) {
      return unknown(whole, call, range);
    }
    List<Value> parts = new ArrayList<>();
    String text = text(whole.value());
    int at = 0;
    for (int cut = text.indexOf(delimiter); cut >= 0; cut = text.indexOf(delimiter, at)) {
      parts.add(Value.of(text.substring(at, cut)));
      at = cut + delimiter.length();
    }
    parts.add(Value.of(text.substring(at)));
    return new Resolved.Leaf(new Value.Seq(parts), range, whole.trace());
  }

  Resolved base64(Call call, SourceRange range) {
    Resolved whole = resolver.resolve(call.argument());
    if (Unknowns.in(whole.value()).isPresent()) {
      return unknown(whole, call, range);
    }
    byte[] bytes = text(whole.value()).getBytes(StandardCharsets.UTF_8);
    Value encoded = Value.of(Base64.getEncoder().encodeToString(bytes));
    return new Resolved.Leaf(encoded, range, whole.trace());
  }

  Resolved toJsonString(Call call, SourceRange range) {
    Resolved whole = resolver.resolve(call.argument());
    if (Unknowns.in(whole.value()).isPresent()) {
      return unknown(whole, call, range);
    }
    if (Joined.characters(whole.value(), 0) > Budget.LONGEST_TEXT) {
      return Resolved.leaf(Joined.tooLong(), range);
    }
    Value json = Value.of(new String(Json.bytes(whole.value()), StandardCharsets.UTF_8));
    return new Resolved.Leaf(json, range, whole.trace());
  }

  private static Resolved unknown(Resolved from, Call call, SourceRange range) {
    Value.Unknown unknown =
        Unknowns.in(from.value()).orElseGet(() -> Unknowns.because("it can't be computed"));
    return new Resolved.Leaf(
        Unknowns.derived(unknown, call.node().span().text()), range, from.trace());
  }

  /** A scalar as CloudFormation writes it into text. */
  static String text(Value value) {
    return Joined.text(value);
  }

  /** {@code Endpoint.Address} → {@code endpoint.address}, as an origin's path. */
  static String attributePath(String attribute) {
    var path = new StringBuilder();
    for (int i = 0; i < attribute.length(); i++) {
      char c = attribute.charAt(i);
      boolean word =
          Character.isUpperCase(c) && i > 0 && Character.isLowerCase(attribute.charAt(i - 1));
      path.append(word ? "_" : "").append(Character.toLowerCase(c));
    }
    return path.toString();
  }

  private Resolved wrong(String function, String takes, SourceRange range) {
    scope.error("Invalid function call", "Fn::" + function + " takes " + takes + ".", range);
    return Resolved.leaf(Unknowns.because("a call of Fn::" + function + " is invalid"), range);
  }
}
