package dev.plumbline.iac.planfile;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a plan has another value than the code now makes of its variables, locals and other
 * references. {@link Staleness} compares the constants; here counts what the code comes to. A
 * provider may write a value in its own way and fill in what is left out, so a plan that is only
 * fuller, or has another spelling, contradicts nothing.
 */
final class Contradiction {
  /** Attributes that are in the graph and not in the code. */
  private static final Set<String> OURS = Set.of("tags_all", "terraform_labels");

  private static final Pattern DURATION = Pattern.compile("(\\d+(\\.\\d+)?(ms|h|m|s))+");
  private static final Pattern DIGEST =
      Pattern.compile("[0-9a-f]{32,128}|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==");

  private final Resource resource;
  private final @Nullable YamlNode expressions;

  /**
   * @param expressions of its block when the plan was made; null where the plan has none
   */
  Contradiction(Resource resource, @Nullable YamlNode expressions) {
    this.resource = resource;
    this.expressions = expressions;
  }

  /** The path of the first value that is another one; null where none is. */
  @Nullable String of(Value.Obj planned) {
    ResourceFacts facts = Facts.bundled().resource(resource.type());
    for (var member : resource.attributes().members().entrySet()) {
      String name = member.getKey();
      AttributeFacts known = facts == null ? null : facts.attribute(name);
      String differing =
          isCompared(name)
              ? differing(name, member.getValue(), planned.members().get(name), known)
              : null;
      if (differing != null) {
        return differing;
      }
    }
    return null;
  }

  /** What stood there as a constant has been compared as such. */
  private boolean isCompared(String name) {
    if (OURS.contains(name)) {
      return false;
    }
    Optional<YamlNode> then = Optional.ofNullable(expressions).flatMap(it -> it.member(name));
    return then.map(Contradiction::refers).orElseGet(() -> resource.provenance().containsKey(name));
  }

  private static boolean refers(YamlNode node) {
    return !Configured.references(node).isEmpty()
        || node.items().stream().anyMatch(Contradiction::refers)
        || node.members().stream().anyMatch(entry -> refers(entry.value()));
  }

  private static @Nullable String differing(
      String path, Value ours, @Nullable Value planned, @Nullable AttributeFacts facts) {
    Value now = ours.unmarked();
    Value then = planned == null ? Value.Null.NULL : planned.unmarked();
    boolean free = facts != null && (facts.diffSuppressed() || facts.writeOnly());
    if (free || then instanceof Value.Unknown) {
      return null;
    }
    return switch (now) {
      case Value.Unknown _, Value.Null _, Value.Sensitive _ -> null;
      case Value.Bool _, Value.Num _, Value.Str _ -> isOther(now, then) ? path : null;
      case Value.Obj obj -> members(path, obj, then, facts);
      case Value.Seq seq -> elements(path, seq, then, facts);
    };
  }

  private static @Nullable String members(
      String path, Value.Obj ours, Value planned, @Nullable AttributeFacts facts) {
    Map<String, Value> there = planned instanceof Value.Obj obj ? obj.members() : Map.of();
    if (!(planned instanceof Value.Obj) && !(planned instanceof Value.Null)) {
      return null;
    }
    for (var member : ours.members().entrySet()) {
      AttributeFacts known = facts == null ? null : facts.nested().get(member.getKey());
      String at = path + "." + member.getKey();
      String differing = differing(at, member.getValue(), there.get(member.getKey()), known);
      if (differing != null) {
        return differing;
      }
    }
    return null;
  }

  /** Each of ours is there; what is there beside them the provider may have added. */
  private static @Nullable String elements(
      String path, Value.Seq ours, Value planned, @Nullable AttributeFacts facts) {
    List<Value> there =
        switch (planned) {
          case Value.Seq(List<Value> elements) -> elements;
          case Value.Obj one -> List.of(one);
          case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> List.of();
          case Value.Unknown _, Value.Sensitive _ -> ours.elements();
        };
    if (there.size() == 1 && ours.elements().size() == 1) {
      return differing(path + "[0]", ours.elements().getFirst(), there.getFirst(), facts);
    }
    for (int i = 0; i < ours.elements().size(); i++) {
      String at = path + "[" + i + "]";
      Value one = ours.elements().get(i);
      boolean found =
          one.unmarked() instanceof Value.Unknown
              || there.stream().anyMatch(other -> differing(at, one, other, facts) == null);
      if (!found) {
        return at;
      }
    }
    return null;
  }

  private static boolean isOther(Value now, Value then) {
    return switch (then) {
      // The plugin SDK can't tell what is zero from what is not set.
      case Value.Null _ -> !isZero(now);
      case Value.Bool _, Value.Num _, Value.Str _ ->
          !Literals.same(now, then) && isOther(Literals.text(now), Literals.text(then));
      case Value.Seq _, Value.Obj _, Value.Unknown _, Value.Sensitive _ -> false;
    };
  }

  private static boolean isZero(Value value) {
    String text = Literals.text(value);
    return text.isEmpty() || text.equals("false") || isNumber(text, BigDecimal.ZERO);
  }

  private static boolean isNumber(String text, BigDecimal number) {
    return text.matches("-?\\d{1,30}(\\.\\d{1,30})?")
        && new BigDecimal(text).compareTo(number) == 0;
  }

  /** Whether no spelling that providers are known to choose makes one text of the other. */
  private static boolean isOther(String now, String then) {
    String one = folded(now);
    String other = folded(then);
    boolean spelled =
        one.equals(other)
            || isPart(one, other)
            || isPart(other, one)
            || (one.matches("-?\\d{1,30}(\\.0{1,30})?") && isNumber(other, new BigDecimal(one)));
    boolean formed =
        isDocument(now)
            || isDocument(then)
            || DIGEST.matcher(then).matches()
            || (DURATION.matcher(now).matches() && DURATION.matcher(then).matches());
    return !spelled && !formed;
  }

  /** Locations and ids are known in either case, names of zones with and without the last dot. */
  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "").replaceAll("\\.$", "");
  }

  /** A name and the id that ends in it; a version and a closer one; a path seen from elsewhere. */
  private static boolean isPart(String shorter, String longer) {
    int name = shorter.lastIndexOf('/');
    return !shorter.isEmpty()
        && (longer.endsWith("/" + shorter)
            || longer.endsWith(":" + shorter)
            || longer.startsWith(shorter + ".")
            || (name >= 0 && longer.endsWith(shorter.substring(name))));
  }

  private static boolean isDocument(String text) {
    return text.indexOf('\n') >= 0 || text.startsWith("{") || text.startsWith("[");
  }
}
