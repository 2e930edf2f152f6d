package dev.plumbline.iac.resolved;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives properties the names and shapes of a Terraform type: nested names, blocks as lists, tags as
 * a map, documents as JSON text, numbers and booleans that were written as text.
 */
public final class Vocabulary {
  private final String type;
  private final Map<String, AttributeFacts> facts;
  private final Map<String, Provenance> provenance = new LinkedHashMap<>();
  private final Map<String, Value> attributes = new LinkedHashMap<>();
  private final Map<String, Value> documents = new LinkedHashMap<>();

  /**
   * @param facts of the Terraform type; null where it has none, and names are only respelt
   */
  public Vocabulary(String type, @Nullable ResourceFacts facts) {
    this.type = type;
    this.facts = facts == null ? Map.of() : facts.attributes();
  }

  /** What was added so far, by Terraform's names. */
  public Value.Obj attributes() {
    return new Value.Obj(attributes);
  }

  /**
   * The resource's metadata: what the source says, and under {@code documents}, by attribute path,
   * what is known of JSON texts that are unknown in part.
   */
  public Value.Obj metadata(Value.Obj written) {
    if (documents.isEmpty()) {
      return written;
    }
    var all = new LinkedHashMap<>(written.members());
    all.put("documents", new Value.Obj(documents));
    return new Value.Obj(all);
  }

  /** Where each attribute path is written. */
  public Map<String, Provenance> provenance() {
    return provenance;
  }

  /** Adds a property as that attribute. */
  public void add(String attribute, Resolved.Member property) {
    if (attributes.containsKey(attribute)) {
      return;
    }
    provenance.put(attribute, new Provenance(property.range(), property.value().trace()));
    attributes.put(attribute, shaped(property.value(), facts.get(attribute), attribute));
  }

  /** Adds a value that stands nowhere by itself. */
  public void add(String attribute, Value value) {
    attributes.putIfAbsent(attribute, value);
  }

  /** The attribute that a top-level property without a mapping most likely is. */
  public String attribute(String property) {
    String renamed = Renames.of(type, "", property);
    return renamed == null ? Words.attribute(facts, property) : renamed;
  }

  private Value shaped(Resolved value, @Nullable AttributeFacts fact, String path) {
    if (fact == null) {
      return respelt(value, path);
    }
    Resolved opened = value.opened();
    if (fact.isMap()) {
      return asMap(opened, path);
    }
    return switch (opened) {
      case Resolved.Leaf leaf -> coerced(leaf.value(), fact);
      case Resolved.Members members when fact.type().startsWith("string") ->
          document(members, path);
      case Resolved.Elements elements when fact.type().startsWith("string") ->
          document(elements.value(), path);
      case Resolved.Members members when Renames.key(type, path) != null ->
          keyed(members, fact, path);
      case Resolved.Members members -> {
        boolean block = !fact.nested().isEmpty() && isMany(fact);
        Value body = body(members, fact, block ? path + "[0]" : path);
        yield block ? new Value.Seq(List.of(body)) : body;
      }
      case Resolved.Elements elements -> elements(elements, fact, path);
    };
  }

  /** A map by some name, where Terraform has a block for each that says the name. */
  private Value keyed(Resolved.Members members, AttributeFacts fact, String path) {
    String key = String.valueOf(Renames.key(type, path));
    List<Value> blocks = new ArrayList<>();
    members
        .members()
        .forEach((name, member) -> {
          String at = path + "[" + blocks.size() + "]";
          provenance.put(at, new Provenance(member.range(), member.value().trace()));
          if (member.value().opened() instanceof Resolved.Members inner
              && body(inner, fact, at) instanceof Value.Obj body) {
            var named = new LinkedHashMap<>(body.members());
            named.put(key, Value.of(name));
            blocks.add(new Value.Obj(named));
          } else {
            blocks.add(member.value().value());
          }
        });
    return new Value.Seq(blocks);
  }

  private Value elements(Resolved.Elements elements, AttributeFacts fact, String path) {
    List<Value> shaped = new ArrayList<>();
    for (Resolved element : elements.elements()) {
      String at = path + "[" + shaped.size() + "]";
      provenance.put(at, new Provenance(element.range(), element.trace()));
      shaped.add(
          element.opened() instanceof Resolved.Members members
              ? body(members, fact, at)
              : respelt(element, at));
    }
    return new Value.Seq(shaped);
  }

  private Value body(Resolved.Members members, AttributeFacts fact, String path) {
    var body = new LinkedHashMap<String, Value>();
    members
        .members()
        .forEach((name, member) -> {
          String attribute = Renames.of(type, path, name);
          attribute = attribute == null ? Words.attribute(fact.nested(), name) : attribute;
          String at = path + "." + attribute;
          provenance.put(at, new Provenance(member.range(), member.value().trace()));
          Value value = shaped(member.value(), fact.nested().get(attribute), at);
          body.merge(attribute, value, Vocabulary::joined);
        });
    return new Value.Obj(body);
  }

  private static Value joined(Value first, Value second) {
    if (!(first instanceof Value.Seq one) || !(second instanceof Value.Seq two)) {
      return first;
    }
    var all = new ArrayList<>(one.elements());
    all.addAll(two.elements());
    return new Value.Seq(all);
  }

  /** Tags and other lists of Key and Value become a map; a map stays one. */
  private Value asMap(Resolved value, String path) {
    var map = new LinkedHashMap<String, Value>();
    if (value instanceof Resolved.Elements elements) {
      for (Resolved element : elements.elements()) {
        Value pair = element.value();
        if (!(pair instanceof Value.Obj obj)
            || !(obj.members().get("Key") instanceof Value.Str(String key))) {
          return Unknowns.in(pair).<Value>map(unknown -> unknown).orElse(value.value());
        }
        provenance.put(path + "." + key, new Provenance(element.range(), element.trace()));
        map.put(key, text(obj.members().getOrDefault("Value", Value.Null.NULL)));
      }
      return new Value.Obj(map);
    }
    if (value instanceof Resolved.Members members) {
      members
          .members()
          .forEach((name, member) -> {
            provenance.put(
                path + "." + name, new Provenance(member.range(), member.value().trace()));
            map.put(name, text(member.value().value()));
          });
      return new Value.Obj(map);
    }
    return value.value();
  }

  /** Nested names respelt, and nothing else: there are no facts to go by. */
  private Value respelt(Resolved value, String path) {
    return switch (value) {
      case Resolved.Leaf leaf -> leaf.value();
      case Resolved.Elements elements -> {
        List<Value> list = new ArrayList<>();
        for (Resolved element : elements.elements()) {
          String at = path + "[" + list.size() + "]";
          provenance.put(at, new Provenance(element.range(), element.trace()));
          list.add(respelt(element, at));
        }
        yield new Value.Seq(list);
      }
      case Resolved.Members members -> {
        var body = new LinkedHashMap<String, Value>();
        members
            .members()
            .forEach((name, member) -> {
              String attribute = facts.isEmpty() ? name : Words.snakeCase(name);
              String at = path + "." + attribute;
              provenance.put(at, new Provenance(member.range(), member.value().trace()));
              body.putIfAbsent(attribute, respelt(member.value(), at));
            });
        yield new Value.Obj(body);
      }
    };
  }

  private static Value coerced(Value value, AttributeFacts fact) {
    if (value instanceof Value.Sensitive(Value inner)) {
      return new Value.Sensitive(coerced(inner, fact));
    }
    String type = fact.type();
    if (type.startsWith("bool") && value instanceof Value.Str(String text)) {
      return text.equalsIgnoreCase("true")
          ? Value.Bool.TRUE
          : text.equalsIgnoreCase("false") ? Value.Bool.FALSE : value;
    }
    boolean number =
        type.startsWith("int") || type.startsWith("float") || type.startsWith("number");
    if (number && value instanceof Value.Str(String text)) {
      return isNumber(text) ? new Value.Num(new BigDecimal(text)) : value;
    }
    if (type.startsWith("string")) {
      return text(value);
    }
    boolean scalar =
        value instanceof Value.Str || value instanceof Value.Num || value instanceof Value.Bool;
    return isMany(fact) && scalar ? new Value.Seq(List.of(value)) : value;
  }

  private static boolean isNumber(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (!(c == '-' && i == 0) && !(c == '.' && digits == i - text.indexOf('-') - 1)) {
        return false;
      }
    }
    return digits > 0 && digits <= 30 && text.indexOf('.') == text.lastIndexOf('.');
  }

  private static Value text(Value value) {
    return switch (value) {
      case Value.Num(BigDecimal number) -> new Value.Str(number.toPlainString());
      case Value.Bool(boolean flag) -> new Value.Str(Boolean.toString(flag));
      default -> value;
    };
  }

  /** A policy document's statements keep their places. */
  private Value document(Resolved.Members members, String path) {
    Resolved.Member statement = members.members().get("Statement");
    if (statement != null) {
      List<Resolved> each =
          statement.value().opened() instanceof Resolved.Elements elements
              ? elements.elements()
              : List.of(statement.value());
      for (int i = 0; i < each.size(); i++) {
        provenance.put(
            path + ".Statement[" + i + "]",
            new Provenance(each.get(i).range(), each.get(i).trace()));
      }
    }
    return document(members.value(), path);
  }

  /** JSON text; where a part is unknown the text is, and the parts stand among the documents. */
  private Value document(Value written, String path) {
    Value value =
        ContainerDefinitions.stand(type, path) ? ContainerDefinitions.spelt(written) : written;
    var unknown = Unknowns.in(value);
    if (unknown.isPresent()) {
      documents.put(path, value);
      return unknown.get();
    }
    return new Value.Str(new String(Json.bytes(value), StandardCharsets.UTF_8));
  }

  private static boolean isMany(AttributeFacts fact) {
    return fact.type().startsWith("list") || fact.type().startsWith("set");
  }
}
