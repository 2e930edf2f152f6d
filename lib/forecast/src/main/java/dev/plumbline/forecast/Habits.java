package dev.plumbline.forecast;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.conditional.Suppressions;
import dev.plumbline.forecast.rules.Form;
import dev.plumbline.forecast.rules.Rules;
import dev.plumbline.model.value.Value;
import org.jspecify.annotations.Nullable;

/** What the provider of one resource type takes for the same, and how sure that is. */
final class Habits {
  private static final Certainty CHOSEN =
      Certainty.likely("the provider may have chosen the same value before");
  private static final Certainty SUPPRESSED =
      Certainty.likely("the provider takes some different texts for the same");
  private static final Certainty RELEASE =
      Certainty.likely("what it is when it is left out differs between releases of the provider");
  private static final Certainty OWN_DEFAULT =
      Certainty.likely("it may be what the provider sets where it is left out");

  private final String type;
  private final @Nullable ResourceFacts facts;
  private final Rules rules;
  private final boolean described;
  private Certainty sameness = Certainty.CERTAIN;

  /**
   * @param described whether the stack surely runs the release that the facts tell of
   */
  Habits(String type, @Nullable ResourceFacts facts, boolean described) {
    this.described = described;
    this.type = type;
    this.facts = facts;
    this.rules = Rules.of(type);
  }

  /** How sure all is that was taken for the same so far. */
  Certainty sameness() {
    return sameness;
  }

  void doubt(Certainty certainty) {
    sameness = sameness.and(certainty);
  }

  boolean isUnordered(String path) {
    return rules.isUnordered(Paths.attribute(path));
  }

  /**
   * Whether leaving a value out changes nothing. The aws provider suppresses that an optional block
   * which its service has anyway is missing.
   */
  boolean isKept(String path, Value before, AttributeFacts known) {
    String attribute = Paths.attribute(path);
    doubt(unset(path));
    if (known.computed() || isUnset(path, before, known) || rules.isKept(attribute)) {
      return true;
    }
    boolean block = !known.nested().isEmpty() && known.diffSuppressed() && isAws();
    if (block && !rules.isDropped(attribute)) {
      doubt(SUPPRESSED);
      return true;
    }
    return false;
  }

  Certainty certaintyOfRemoval(String path, @Nullable AttributeFacts known) {
    boolean suppressed = known != null && known.diffSuppressed();
    return (suppressed ? SUPPRESSED : Certainty.CERTAIN).and(unset(path));
  }

  private Certainty unset(String path) {
    boolean varies = !described && rules.variesUnset(Paths.attribute(path));
    return varies ? RELEASE : Certainty.CERTAIN;
  }

  /** Whether a value that is written anew held before. */
  boolean isAnyway(String path, Value after, AttributeFacts known) {
    Value fallback = fallback(path, known);
    doubt(unset(path));
    if (isUnset(path, after, known)
        || (fallback != null && same(path, after.unmarked(), fallback, known))) {
      return true;
    }
    boolean chosen = isChosen(path, after, known);
    if (chosen) {
      doubt(CHOSEN);
    }
    return chosen;
  }

  Certainty certaintyOfAddition(String path, AttributeFacts known) {
    if (known.computed()) {
      return CHOSEN;
    }
    if (known.diffSuppressed()) {
      return SUPPRESSED;
    }
    return fallback(path, known) == null && mayHaveOwnDefault(known) ? OWN_DEFAULT : unset(path);
  }

  Certainty certaintyOfChange(String path, @Nullable AttributeFacts known) {
    boolean suppressed =
        known != null
            && known.diffSuppressed()
            && form(path, known) == null
            && !Suppressions.decides(type, Paths.attribute(path));
    return suppressed ? SUPPRESSED : Certainty.CERTAIN;
  }

  private boolean isAws() {
    return facts != null && facts.provider().name().equals("aws");
  }

  /** Whether it most probably is what the service has anyway. */
  private boolean isChosen(String path, Value after, AttributeFacts known) {
    String chosen = rules.chosenAt(Paths.attribute(path));
    if (chosen != null) {
      return chosen.equals(Values.text(after));
    }
    boolean off = after.unmarked() instanceof Value.Bool(var on) && !on;
    return (known.computed() && off)
        || (known.diffSuppressed() && isAws() && isPlain(path, after, known));
  }

  /** Whether a block sets nothing but what holds without it. */
  private boolean isPlain(String path, Value block, AttributeFacts known) {
    return !known.nested().isEmpty()
        && switch (block.unmarked()) {
          case Value.Seq(var elements) ->
              elements.stream().allMatch(element -> isPlain(path, element, known));
          case Value.Obj(var members) ->
              members.entrySet().stream()
                  .allMatch(
                      member -> isPlainMember(path, member.getKey(), member.getValue(), known));
          case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> false;
          case Value.Unknown _, Value.Sensitive _ -> false;
        };
  }

  private boolean isPlainMember(String path, String name, Value value, AttributeFacts block) {
    String at = Paths.member(path, name);
    AttributeFacts known = block.nested().get(name);
    if (known != null && isChosen(at, value, known)) {
      return true;
    }
    Value fallback = fallback(at, known);
    return fallback == null ? Values.isZero(value) : same(at, value.unmarked(), fallback, known);
  }

  /** The facts lack those defaults of the aws provider that it takes from the SDK's constants. */
  private boolean mayHaveOwnDefault(AttributeFacts known) {
    return facts != null
        && !facts.framework()
        && known.optional()
        && known.nested().isEmpty()
        && known.type().equals("string")
        && isAws()
        && !rules.knowsAllDefaults();
  }

  /** What an attribute is that is left out; null for nothing, and where it is not known. */
  @Nullable Value fallback(String path, @Nullable AttributeFacts known) {
    if (known == null || known.defaultValue() != null) {
      return known == null ? null : known.defaultValue();
    }
    String text = rules.defaultAt(Paths.attribute(path));
    return text == null ? null : Value.of(text);
  }

  /** Whether the plugin SDK sees no difference between this value and none at all. */
  private boolean isUnset(String path, Value value, AttributeFacts known) {
    return facts != null
        && !facts.framework()
        && !known.computed()
        && fallback(path, known) == null
        && Values.isZero(value);
  }

  boolean same(String path, Value one, Value other, @Nullable AttributeFacts known) {
    if (Values.same(one, other, known)) {
      return true;
    }
    String first = Values.text(one);
    String second = Values.text(other);
    if (first == null || second == null) {
      return false;
    }
    Form form = form(path, known);
    if (form != null) {
      return form.same(first, second);
    }
    Form common = known != null && known.diffSuppressed() ? rules.commonForm() : null;
    if (common != null && common.same(first, second)) {
      doubt(SUPPRESSED);
      return true;
    }
    return false;
  }

  private @Nullable Form form(String path, @Nullable AttributeFacts known) {
    String attribute = Paths.attribute(path);
    Form own = rules.formAt(attribute);
    return own == null && known != null && known.diffSuppressed()
        ? rules.formOf(Paths.last(attribute))
        : own;
  }
}
