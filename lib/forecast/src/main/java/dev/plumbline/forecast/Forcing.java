package dev.plumbline.forecast;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.ForceNew;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.conditional.Condition;
import dev.plumbline.forecast.conditional.Conditions;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a difference makes the provider replace the resource, and how sure that is. */
final class Forcing {
  private static final Certainty CONDITION =
      Certainty.possible("this attribute replaces the resource under a condition not known here");

  private static final Certainty PROBABLE =
      Certainty.likely(
          "the provider replaces it unless something that only it knows says otherwise");

  private final Resource base;
  private final Resource head;
  private final @Nullable ResourceFacts facts;

  Forcing(Resource base, Resource head, @Nullable ResourceFacts facts) {
    this.base = base;
    this.head = head;
    this.facts = facts;
  }

  /** Null where it is an update in place. */
  @Nullable Certainty of(Difference difference) {
    if (difference.markOnly()) {
      return null;
    }
    if (facts == null) {
      return OtherProviders.forces(head.type(), difference.path());
    }
    if (facts.noUpdate() && !difference.path().startsWith(facts.tagsAttribute() + "_all")) {
      return Certainty.CERTAIN;
    }
    return byFacts(facts, difference);
  }

  private @Nullable Certainty byFacts(ResourceFacts known, Difference difference) {
    List<String> steps = Paths.steps(difference.path());
    Map<String, AttributeFacts> at = known.attributes();
    AttributeFacts last = null;
    for (String step : steps) {
      AttributeFacts next = at.get(step);
      if (next == null) {
        continue; // an index, or a key of a map
      }
      last = next;
      at = next.nested();
      // With the plugin framework a block's force-new covers all that it holds.
      if (known.framework() && next.forceNew() == ForceNew.ALWAYS) {
        return Certainty.CERTAIN;
      }
    }
    if (last == null) {
      return null;
    }
    Certainty own = own(last, steps, difference);
    return own != null || last.nested().isEmpty() ? own : inside(last, difference);
  }

  private @Nullable Certainty own(
      AttributeFacts attribute, List<String> steps, Difference difference) {
    Condition.Outcome outcome =
        Conditions.decide(
            head.type(),
            new Condition.Change(
                base.attributes(),
                head.attributes(),
                difference.before(),
                difference.after(),
                steps));
    return outcome != null
        ? certainty(outcome)
        : switch (attribute.forceNew()) {
          case NEVER -> null;
          case ALWAYS -> Certainty.CERTAIN;
          case IF_SET -> difference.after() == null ? null : Certainty.CERTAIN;
          case CONDITIONAL -> CONDITION;
        };
  }

  private static @Nullable Certainty certainty(Condition.Outcome outcome) {
    return switch (outcome) {
      case REPLACES -> Certainty.CERTAIN;
      case PROBABLY_REPLACES -> PROBABLE;
      case UPDATES -> null;
      case UNDECIDED -> CONDITION;
    };
  }

  /** A block that comes or goes changes each attribute that it sets. */
  private static @Nullable Certainty inside(AttributeFacts block, Difference difference) {
    Value value = difference.after() == null ? difference.before() : difference.after();
    return value == null || (difference.before() != null && difference.after() != null)
        ? null
        : sets(block.nested(), value)
            ? Certainty.likely("the block that comes or goes sets an attribute that replaces")
            : null;
  }

  private static boolean sets(Map<String, AttributeFacts> nested, Value value) {
    return switch (value.unmarked()) {
      case Value.Seq seq -> seq.elements().stream().anyMatch(element -> sets(nested, element));
      case Value.Obj obj ->
          obj.members().entrySet().stream()
              .anyMatch(member -> {
                AttributeFacts known = nested.get(member.getKey());
                Value set = Values.present(member.getValue());
                return known != null
                    && set != null
                    && !Values.isZero(set)
                    && (known.forceNew() == ForceNew.ALWAYS || sets(known.nested(), set));
              });
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> false;
      case Value.Unknown _, Value.Sensitive _ -> false;
    };
  }
}
