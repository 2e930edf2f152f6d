package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conditions are true, false or unknown. */
final class Conditions {
  private final Resolver resolver;
  private final Scope scope;

  Conditions(Resolver resolver, Scope scope) {
    this.resolver = resolver;
    this.scope = scope;
  }

  /** A condition by name: a {@link Value.Bool}, or a {@link Value.Unknown}. */
  Value named(String name, SourceRange range) {
    return scope.condition(name, range, this::decide);
  }

  /** Whether the condition that a resource or an output names is false. */
  boolean excludes(YamlNode body) {
    YamlNode condition = body.member("Condition").orElse(null);
    return condition != null
        && named(condition.scalarText().orElse(""), condition.span().range())
            .equals(Value.Bool.FALSE);
  }

  /** A condition's expression. */
  Value decide(YamlNode node) {
    Call call = Call.of(node);
    SourceRange range = node.span().range();
    if (call == null) {
      return asBool(resolver.resolve(node).value());
    }
    List<YamlNode> items = call.argument().items();
    return switch (call.name()) {
      case "Condition" -> named(call.argument().scalarText().orElse(""), range);
      case "And" -> all(items, Value.Bool.TRUE, Value.Bool.FALSE);
      case "Or" -> all(items, Value.Bool.FALSE, Value.Bool.TRUE);
      case "Not" ->
          items.size() == 1
              ? negated(decide(items.getFirst()))
              : wrong("Not", "one condition", range);
      case "Equals" ->
          items.size() == 2
              ? equal(items.getFirst(), items.getLast())
              : wrong("Equals", "two values", range);
      default -> asBool(resolver.resolve(node).value());
    };
  }

  /** {@code Fn::If}: the branch, or what both branches agree on. */
  Resolved choose(Call call, SourceRange range) {
    return choose(call, range, false);
  }

  /**
   * The same of an element of a list: a pair that may be there or not, such as a tag, keeps its
   * key, and only its value is open. The pairs beside it stay what they are.
   */
  Resolved chooseElement(Call call, SourceRange range) {
    return choose(call, range, true);
  }

  private Resolved choose(Call call, SourceRange range, boolean element) {
    List<YamlNode> items = call.argument().items();
    if (items.size() != 3) {
      return Resolved.leaf(wrong("If", "a condition's name and two values", range), range);
    }
    Value decided = named(items.getFirst().scalarText().orElse(""), range);
    if (decided instanceof Value.Bool(boolean yes)) {
      return resolver.resolve(items.get(yes ? 1 : 2));
    }
    Resolved then = resolver.resolve(items.get(1));
    Resolved otherwise = resolver.resolve(items.get(2));
    if (then.value().equals(otherwise.value())) {
      return then;
    }
    Value unknown =
        decided instanceof Value.Unknown why
            ? Unknowns.derived(why, call.node().span().text())
            : decided;
    Resolved pair = element ? pair(then, otherwise, unknown) : null;
    return pair == null ? Resolved.leaf(unknown, range) : pair;
  }

  /** Of the one key that the branches have; null where they are anything else than pairs. */
  private static @Nullable Resolved pair(Resolved then, Resolved otherwise, Value open) {
    Resolved.Member one = key(then);
    Resolved.Member other = key(otherwise);
    Resolved.Member key = one == null ? other : one;
    boolean alone = NoValue.is(then) || NoValue.is(otherwise);
    boolean same =
        one != null && other != null && one.value().value().equals(other.value().value());
    if (key == null || !(alone || same)) {
      return null;
    }
    var members = new LinkedHashMap<String, Resolved.Member>();
    members.put("Key", key);
    members.put("Value", new Resolved.Member(Resolved.leaf(open, key.range()), key.range()));
    Resolved of = one == null ? otherwise : then;
    return new Resolved.Members(members, of.range(), of.trace());
  }

  private static Resolved.@Nullable Member key(Resolved branch) {
    return branch instanceof Resolved.Members pair
            && pair.members().keySet().equals(Set.of("Key", "Value"))
            && pair.members().get("Key") instanceof Resolved.Member key
            && key.value().value() instanceof Value.Str
        ? key
        : null;
  }

  private Value all(List<YamlNode> items, Value goesOn, Value ends) {
    Value result = goesOn;
    for (YamlNode item : items) {
      Value value = decide(item);
      if (value.equals(ends)) {
        return ends;
      }
      if (!value.equals(goesOn)) {
        result = value;
      }
    }
    return result;
  }

  private static Value negated(Value value) {
    return value instanceof Value.Bool(boolean yes) ? Value.of(!yes) : value;
  }

  private Value equal(YamlNode left, YamlNode right) {
    Value one = resolver.resolve(left).value().unmarked();
    Value other = resolver.resolve(right).value().unmarked();
    var unknown = Unknowns.in(one).or(() -> Unknowns.in(other));
    return unknown.isPresent() ? unknown.get() : Value.of(plain(one).equals(plain(other)));
  }

  /** CloudFormation compares texts. */
  private static Value plain(Value value) {
    return switch (value) {
      case Value.Num(BigDecimal number) -> Value.of(number.toPlainString());
      case Value.Bool(boolean flag) -> Value.of(Boolean.toString(flag));
      default -> value;
    };
  }

  private static Value asBool(Value value) {
    return switch (value) {
      case Value.Str(String text) when text.equalsIgnoreCase("true") -> Value.Bool.TRUE;
      case Value.Str(String text) when text.equalsIgnoreCase("false") -> Value.Bool.FALSE;
      case Value.Bool _, Value.Unknown _ -> value;
      default -> Unknowns.because("a condition is neither true nor false");
    };
  }

  private Value wrong(String function, String takes, SourceRange range) {
    scope.error(
        "Invalid function call", "Fn::" + function + " takes " + takes + " in a list.", range);
    return Unknowns.because("a call of Fn::" + function + " is invalid");
  }
}
