package dev.plumbline.forecast;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.ForceNew;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.conditional.Condition;
import dev.plumbline.forecast.conditional.Conditions;
import dev.plumbline.forecast.reading.Language;
import dev.plumbline.forecast.rules.Rules;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a difference makes the provider replace the resource, and how sure that is. */
final class Forcing {
  /**
   * What a difference does to its resource.
   *
   * @param replaces whether the resource is made anew; else it is updated in place
   */
  record Verdict(boolean replaces, Certainty certainty) {
    static final Verdict UPDATES = new Verdict(false, Certainty.CERTAIN);
    static final Verdict REPLACES = new Verdict(true, Certainty.CERTAIN);

    static Verdict replaces(@Nullable Certainty certainty) {
      return certainty == null ? UPDATES : new Verdict(true, certainty);
    }
  }

  private static final Certainty CONDITION =
      Certainty.possible("this attribute replaces the resource under a condition not known here");

  private static final Certainty PROBABLE =
      Certainty.likely(
          "the provider replaces it unless something that only it knows says otherwise");

  private static final Certainty IN_BLOCK =
      Certainty.likely("the block that comes or goes sets an attribute that replaces");

  private static final Verdict STAYS_PROBABLY =
      new Verdict(
          false,
          Certainty.likely(
              "the provider updates it unless something that only it knows says otherwise"));

  private static final Certainty NOT_TOLD =
      Certainty.likely(
          "CloudFormation does not tell what a change of it does; Terraform's provider does");

  private static final Certainty VARIES =
      Certainty.likely("some releases of the provider replace it, others update it in place");

  /** The google provider's changelog: such attributes became updatable one after the other. */
  private static final Certainty LATELY =
      Certainty.likely(
          "older releases of the provider replace for some choices that it now updates in place");

  private static final Certainty IN_FORCED_BLOCK =
      Certainty.likely("what stands beside it in its block replaces the resource");

  private final Resource base;
  private final Resource head;
  private final @Nullable ResourceFacts facts;
  private final boolean described;

  /**
   * @param described whether the stack surely runs the release that the facts tell of
   */
  Forcing(Resource base, Resource head, @Nullable ResourceFacts facts, boolean described) {
    this.described = described;
    this.base = base;
    this.head = head;
    this.facts = facts;
  }

  Verdict of(Difference difference) {
    if (difference.markOnly()) {
      return Verdict.UPDATES;
    }
    if (ManifestFields.isManifest(head)) {
      return ManifestFields.isFixed(head.type(), difference.path())
          ? Verdict.REPLACES
          : Verdict.UPDATES;
    }
    if (asksToReplace(difference)) {
      return Verdict.REPLACES;
    }
    return Language.of(head) == Language.CLOUDFORMATION
        ? template(difference)
        : provider(difference);
  }

  /** Pulumi's {@code replaceOnChanges}. */
  private boolean asksToReplace(Difference difference) {
    return head.lifecycle().replaceOnChanges().stream()
        .anyMatch(path -> path.equals("all") || Paths.within(difference.path(), path));
  }

  private Verdict template(Difference difference) {
    Verdict terraform = facts == null ? null : byFacts(facts, difference);
    Verdict own =
        CloudFormationForcing.of(
            Objects.requireNonNullElse(head.originalType(), ""), difference.path(), terraform);
    if (own != null) {
      return own;
    }
    Verdict other = provider(difference);
    return new Verdict(other.replaces(), other.certainty().and(NOT_TOLD));
  }

  private Verdict provider(Difference difference) {
    if (facts == null) {
      return Verdict.replaces(OtherProviders.forces(head.type(), difference.path()));
    }
    if (facts.noUpdate() && !difference.path().startsWith(facts.tagsAttribute() + "_all")) {
      return Verdict.REPLACES;
    }
    Verdict verdict = byFacts(facts, difference);
    boolean varies = Rules.of(head.type()).varies(Paths.attribute(difference.path()));
    return varies && !described
        ? new Verdict(verdict.replaces(), verdict.certainty().and(VARIES))
        : verdict;
  }

  private Verdict byFacts(ResourceFacts known, Difference difference) {
    List<String> steps = Paths.steps(difference.path());
    Map<String, AttributeFacts> at = known.attributes();
    AttributeFacts last = null;
    boolean blockForces = false;
    for (String step : steps) {
      AttributeFacts next = at.get(step);
      if (next == null) {
        continue; // an index, or a key of a map
      }
      blockForces |= last != null && last.forceNew() == ForceNew.ALWAYS;
      last = next;
      at = next.nested();
      // With the plugin framework a block's force-new covers all that it holds.
      if (known.framework() && next.forceNew() == ForceNew.ALWAYS) {
        return Verdict.REPLACES;
      }
    }
    if (last == null) {
      return Verdict.UPDATES;
    }
    Verdict own = own(last, steps, difference, blockForces);
    return own.replaces() || last.nested().isEmpty() ? own : inside(last, difference, own);
  }

  private Verdict own(
      AttributeFacts attribute, List<String> steps, Difference difference, boolean blockForces) {
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
        ? verdict(outcome)
        : switch (attribute.forceNew()) {
          case NEVER -> new Verdict(false, inPlace(attribute, blockForces));
          case ALWAYS -> Verdict.REPLACES;
          case IF_SET -> difference.after() == null ? Verdict.UPDATES : Verdict.REPLACES;
          case CONDITIONAL -> Verdict.replaces(CONDITION);
        };
  }

  private Certainty inPlace(AttributeFacts attribute, boolean blockForces) {
    if (described) {
      return Certainty.CERTAIN;
    }
    return blockForces
        ? IN_FORCED_BLOCK
        : isOfGoogle() && isChoice(attribute) ? LATELY : Certainty.CERTAIN;
  }

  private boolean isOfGoogle() {
    return facts != null && facts.provider().name().equals("google");
  }

  /** One of several texts, one of them there without being asked for: a mode, a tier, a type. */
  private static boolean isChoice(AttributeFacts attribute) {
    return attribute.type().equals("string")
        && (attribute.computed()
            || attribute.defaultValue() != null
            || !attribute.allowed().isEmpty());
  }

  private static Verdict verdict(Condition.Outcome outcome) {
    return switch (outcome) {
      case REPLACES -> Verdict.REPLACES;
      case PROBABLY_REPLACES -> Verdict.replaces(PROBABLE);
      case UPDATES -> Verdict.UPDATES;
      case PROBABLY_UPDATES -> STAYS_PROBABLY;
      case UNDECIDED -> Verdict.replaces(CONDITION);
    };
  }

  /** A block that comes or goes changes each attribute that it sets. */
  private static Verdict inside(AttributeFacts block, Difference difference, Verdict own) {
    Value value = difference.after() == null ? difference.before() : difference.after();
    return value == null || (difference.before() != null && difference.after() != null)
        ? own
        : sets(block.nested(), value) ? Verdict.replaces(IN_BLOCK) : own;
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
