package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The intrinsic functions that look things up; those that make text are in {@link Texts}. */
final class Functions {
  private final Resolver resolver;
  private final Scope scope;
  private final Nesting nesting;
  private final Texts texts;

  Functions(Resolver resolver, Scope scope, Nesting nesting) {
    this.resolver = resolver;
    this.scope = scope;
    this.nesting = nesting;
    this.texts = new Texts(resolver, scope, this);
  }

  Resolved call(Call call, SourceRange range) {
    return switch (call.name()) {
      case "GetAtt" -> getAtt(call, range);
      case "FindInMap" -> findInMap(call, range);
      case "ImportValue" -> importValue(call, range);
      case "Select" -> select(call, range);
      case "Length" -> length(call, range);
      case "GetAZs" -> {
        resolver.resolve(call.argument());
        yield Resolved.leaf(Unknowns.deployment("AWS::AvailabilityZones"), range);
      }
      case "Cidr" -> Cidr.call(resolver.resolve(call.argument()), range);
      case "Transform" -> {
        resolver.resolve(call.argument());
        yield Resolved.leaf(Unknowns.because("a macro makes it when it is deployed"), range);
      }
      case "Sub" -> texts.sub(call, range);
      case "Join" -> texts.join(call, range);
      case "Split" -> texts.split(call, range);
      case "Base64" -> texts.base64(call, range);
      case "ToJsonString" -> texts.toJsonString(call, range);
      case "Rain::Embed",
          "Rain::Include",
          "Rain::S3",
          "Rain::S3Http",
          "Rain::Env",
          "Rain::Constant" -> {
        scope.warning(
            "Directive of Rain is not followed",
            "Rain puts something in the place of it when it packages the template.",
            range);
        yield Resolved.leaf(
            Unknowns.because("Rain brings it when it packages the template"), range);
      }
      default -> {
        scope.error(
            "Unknown function",
            "CloudFormation has no function \"" + call.name() + "\". Mend its name.",
            range);
        yield Resolved.leaf(Unknowns.because("\"" + call.name() + "\" is no function"), range);
      }
    };
  }

  private Resolved getAtt(Call call, SourceRange range) {
    String resource;
    String attribute;
    List<YamlNode> items = call.argument().items();
    if (items.size() == 2) {
      resource = resolver.name(items.getFirst());
      attribute = resolver.name(items.getLast());
    } else {
      String text = call.argument().scalarText().orElse("");
      int dot = text.indexOf('.');
      resource = dot < 0 ? text : text.substring(0, dot);
      attribute = dot < 0 ? "" : text.substring(dot + 1);
    }
    return attribute(resource, attribute, range);
  }

  /** An attribute of a resource: the deployment decides it. */
  Resolved attribute(String resource, String attribute, SourceRange range) {
    Resolved output = nesting.output(resource, attribute, resolver, range);
    if (output != null) {
      return output;
    }
    String whole = resource + "." + attribute;
    String generated = scope.generated(whole);
    if (generated != null) {
      return resolver.reference(generated, range);
    }
    int last = whole.lastIndexOf('.');
    String maker = scope.generated(whole.substring(0, last));
    if (maker != null) {
      return attribute(maker, whole.substring(last + 1), range);
    }
    if (!scope.isResource(resource)) {
      return scope.undeclared(resource, "no resource", range);
    }
    String path = Texts.attributePath(attribute);
    scope.referToOwn(resource, path, range);
    return Resolved.leaf(Unknowns.computed(scope.place().address(resource), path), range);
  }

  private Resolved findInMap(Call call, SourceRange range) {
    List<YamlNode> items = call.argument().items();
    if (items.size() < 3) {
      return wrong("FindInMap", "a mapping and two keys", range);
    }
    Optional<YamlNode> fallback =
        items.size() > 3 ? items.get(3).member("DefaultValue") : Optional.empty();
    YamlNode at = null;
    for (int i = 0; i < 3; i++) {
      Value key = resolver.resolve(items.get(i)).value().unmarked();
      if (key instanceof Value.Unknown unknown) {
        return Resolved.leaf(Unknowns.derived(unknown, call.node().span().text()), range);
      }
      String name = Texts.text(key);
      at = i == 0 ? scope.mappings().get(name) : at == null ? null : at.member(name).orElse(null);
    }
    if (at != null) {
      return resolver.resolve(at).at(range);
    }
    if (fallback.isPresent()) {
      return resolver.resolve(fallback.get());
    }
    scope.error(
        "Unresolved mapping",
        "The template's mappings have no value for these keys. Add it, or mend the keys.",
        range);
    return Resolved.leaf(Unknowns.because("a mapping has no such key"), range);
  }

  private Resolved importValue(Call call, SourceRange range) {
    Value name = resolver.resolve(call.argument()).value();
    String export = name instanceof Value.Str(String text) ? text : "";
    if (!export.isEmpty()) {
      scope.refer(export, "", Edge.Kind.CROSS_STACK, range);
    }
    return Resolved.leaf(
        new Value.Unknown(
            new Value.Origin(export, "", call.node().span().text(), "another stack exports it")),
        range);
  }

  private Resolved select(Call call, SourceRange range) {
    List<YamlNode> items = call.argument().items();
    if (items.size() != 2) {
      return wrong("Select", "an index and a list", range);
    }
    Value index = resolver.resolve(items.getFirst()).value().unmarked();
    Resolved list = resolver.resolve(items.getLast()).opened();
    if (index instanceof Value.Unknown unknown) {
      return Resolved.leaf(Unknowns.derived(unknown, call.node().span().text()), range);
    }
    if (!(list instanceof Resolved.Elements elements)) {
      return list.value() instanceof Value.Unknown unknown
          ? Resolved.leaf(Unknowns.derived(unknown, call.node().span().text()), range)
          : wrong("Select", "an index and a list", range);
    }
    int at = index(index);
    if (at < 0 || at >= elements.elements().size()) {
      scope.error(
          "Index out of range",
          "The list has " + elements.elements().size() + " elements, counted from 0.",
          range);
      return Resolved.leaf(Unknowns.because("an index is out of range"), range);
    }
    return elements.elements().get(at).at(range);
  }

  private static int index(Value value) {
    return switch (value) {
      case Value.Num(BigDecimal number) when number.precision() < 9 -> number.intValue();
      case Value.Str(String text)
          when !text.isEmpty()
              && text.length() < 6
              && text.chars().allMatch(c -> c >= '0' && c <= '9') ->
          Integer.parseInt(text);
      default -> -1;
    };
  }

  private Resolved length(Call call, SourceRange range) {
    Resolved list = resolver.resolve(call.argument()).opened();
    if (list instanceof Resolved.Elements elements) {
      return Resolved.leaf(Value.of(elements.elements().size()), range);
    }
    return list.value() instanceof Value.Unknown unknown
        ? Resolved.leaf(Unknowns.derived(unknown, call.node().span().text()), range)
        : wrong("Length", "a list", range);
  }

  private Resolved wrong(String function, String takes, SourceRange range) {
    scope.error("Invalid function call", "Fn::" + function + " takes " + takes + ".", range);
    return Resolved.leaf(Unknowns.because("a call of Fn::" + function + " is invalid"), range);
  }
}
