package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The functions of rules: true, false or unknown. They see parameters only; what AWS would have to
 * be asked about ({@code Fn::ValueOf}) is unknown.
 */
final class RuleFunctions {
  private static final int MOST_CONDITIONS = 10;

  private final Resolver resolver;
  private final Scope scope;
  private final Map<String, String> types = new TreeMap<>();

  RuleFunctions(YamlNode template, Resolver resolver, Scope scope) {
    this.resolver = resolver;
    this.scope = scope;
    for (YamlNode.Entry parameter :
        template.member("Parameters").map(YamlNode::members).orElse(List.of())) {
      types.put(
          parameter.key().text(),
          parameter.value().member("Type").flatMap(YamlNode::scalarText).orElse(""));
    }
  }

  /** A condition: a {@link Value.Bool}, or a {@link Value.Unknown}. */
  Value decide(YamlNode node) {
    Call call = Call.of(node);
    if (call == null) {
      return invalid("A condition of a rule is a function such as Fn::Equals.", node);
    }
    List<YamlNode> items = call.argument().items();
    return switch (call.name()) {
      case "And" -> many(call, items, Value.Bool.TRUE, Value.Bool.FALSE);
      case "Or" -> many(call, items, Value.Bool.FALSE, Value.Bool.TRUE);
      case "Not" ->
          items.size() == 1 ? negated(decide(items.getFirst())) : takes(call, "one condition");
      case "Equals" ->
          items.size() == 2 ? equal(value(items.getFirst()), value(items.getLast())) : pair(call);
      case "Contains" -> items.size() == 2 ? contains(items) : pair(call);
      case "EachMemberEquals" -> items.size() == 2 ? eachEquals(items) : pair(call);
      case "EachMemberIn" -> items.size() == 2 ? eachIn(items) : pair(call);
      default -> notAllowed(call);
    };
  }

  /** The parameters that expressions look at. */
  Set<String> parametersOf(List<YamlNode> expressions) {
    Set<String> names = new TreeSet<>();
    expressions.forEach(each -> collect(each, names));
    return names;
  }

  private void collect(YamlNode node, Set<String> names) {
    Call call = Call.of(node);
    if (call != null && call.name().equals("Ref")) {
      names.add(name(call));
    } else if (call != null && call.name().equals("RefAll")) {
      names.addAll(ofType(name(call)));
    } else if (call != null) {
      call.argument().items().forEach(item -> collect(item, names));
    } else {
      node.items().forEach(item -> collect(item, names));
    }
  }

  private List<String> ofType(String type) {
    return types.keySet().stream().filter(name -> type.equals(types.get(name))).toList();
  }

  private Value many(Call call, List<YamlNode> items, Value goesOn, Value ends) {
    if (items.size() < 2 || items.size() > MOST_CONDITIONS) {
      return takes(call, "two to ten conditions");
    }
    Value result = goesOn;
    for (YamlNode item : items) {
      Value value = decide(item);
      if (value.equals(ends)) {
        result = ends;
      } else if (value instanceof Value.Unknown && result.equals(goesOn)) {
        result = value;
      }
    }
    return result;
  }

  private static Value negated(Value value) {
    return value instanceof Value.Bool(boolean yes) ? Value.of(!yes) : value;
  }

  private Value contains(List<YamlNode> items) {
    List<Value> list = list(items.getFirst());
    Value wanted = value(items.getLast());
    return list == null ? listNotKnown() : isIn(wanted, list);
  }

  private Value eachEquals(List<YamlNode> items) {
    List<Value> list = list(items.getFirst());
    Value wanted = value(items.getLast());
    return list == null ? listNotKnown() : each(list, value -> equal(value, wanted));
  }

  private Value eachIn(List<YamlNode> items) {
    List<Value> checked = list(items.getFirst());
    List<Value> allowed = list(items.getLast());
    return checked == null || allowed == null
        ? listNotKnown()
        : each(checked, value -> isIn(value, allowed));
  }

  private static Value listNotKnown() {
    return Unknowns.because("a list in a rule is not known");
  }

  private static Value isIn(Value wanted, List<Value> list) {
    return negated(each(list, member -> negated(equal(wanted, member))));
  }

  /** Whether all are; one that is certain not to be decides, one that is unknown leaves it open. */
  private static Value each(List<Value> list, UnaryOperator<Value> test) {
    Value result = Value.Bool.TRUE;
    for (Value member : list) {
      Value value = test.apply(member);
      if (value.equals(Value.Bool.FALSE)) {
        return value;
      }
      if (value instanceof Value.Unknown) {
        result = value;
      }
    }
    return result;
  }

  private static Value equal(Value left, Value right) {
    var unknown = Unknowns.in(left).or(() -> Unknowns.in(right));
    return unknown.isPresent()
        ? unknown.get()
        : Value.of(Texts.text(left).equals(Texts.text(right)));
  }

  /** One value: a text, a parameter, or what only AWS knows. */
  private Value value(YamlNode node) {
    Call call = Call.of(node);
    if (call == null) {
      return resolver.resolve(node).value().unmarked();
    }
    return switch (call.name()) {
      case "Ref" -> reference(call);
      case "RefAll" -> new Value.Seq(all(call));
      case "ValueOf", "ValueOfAll" -> ofAws(call);
      default -> notAllowed(call);
    };
  }

  private static String name(Call call) {
    return call.argument().scalarText().orElse("");
  }

  private Value reference(Call call) {
    return types.containsKey(name(call))
        ? resolver.resolve(call.node()).value().unmarked()
        : invalid(
            "A rule can look at parameters only, and \"" + name(call) + "\" is none.", call.node());
  }

  private List<Value> all(Call call) {
    List<Value> values = new ArrayList<>();
    for (String parameter : ofType(name(call))) {
      values.add(resolver.reference(parameter, call.node().span().range()).value().unmarked());
    }
    return values;
  }

  private Value ofAws(Call call) {
    List<YamlNode> items = call.argument().items();
    if (items.size() != 2) {
      return pair(call);
    }
    String name = items.getFirst().scalarText().orElse("");
    return call.name().equals("ValueOf") && !types.containsKey(name)
        ? invalid("Fn::ValueOf looks at a parameter, and \"" + name + "\" is none.", call.node())
        : Unknowns.because("AWS is asked for it when the template is deployed");
  }

  /** A list of values; null where nobody knows it. */
  private @Nullable List<Value> list(YamlNode node) {
    if (Call.of(node) == null && node instanceof YamlNode.Sequence sequence) {
      return sequence.elements().stream().map(this::value).toList();
    }
    return switch (value(node)) {
      case Value.Seq(List<Value> elements) -> elements.stream().map(Value::unmarked).toList();
      case Value.Unknown _ -> null;
      default -> {
        invalid("A list is needed here: write one, or refer to a parameter that is one.", node);
        yield null;
      }
    };
  }

  private Value pair(Call call) {
    return takes(call, "two values");
  }

  private Value takes(Call call, String what) {
    return invalid("Fn::" + call.name() + " takes " + what + " in a list.", call.node());
  }

  private Value notAllowed(Call call) {
    return invalid("The function \"" + call.name() + "\" can't stand here in a rule.", call.node());
  }

  private Value invalid(String detail, YamlNode at) {
    scope.error("Invalid rule", detail, at.span().range());
    return Unknowns.because("a rule is invalid");
  }
}
