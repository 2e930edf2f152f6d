package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Truth;
import java.util.List;

/** Questions to one statement in {@link PolicyDocument}'s form. */
public record Statement(Value.Obj members) {
  private static final String ANYTHING = "*";

  public Truth allowsEffect() {
    return effect("Allow");
  }

  private Truth effect(String wanted) {
    return members.members().get("effect") instanceof Value.Str(String effect)
        ? Truth.of(effect.equals(wanted))
        : Truth.OPEN;
  }

  /** Whether it lets an action through, whatever the resource and the conditions. */
  public Truth allows(String action) {
    Truth effect = allowsEffect();
    return effect == Truth.FALSE ? effect : effect.and(names(action));
  }

  /** Whether it speaks of an action, to allow it or to deny it. */
  private Truth names(String action) {
    List<Value> spared = list("not_actions");
    return spared.isEmpty()
        ? Texts.any(list("actions"), pattern -> Wildcard.matches(pattern, action))
        : Texts.any(spared, pattern -> Wildcard.matches(pattern, action)).not();
  }

  /** Whether it lets an action through on every resource of a kind, with nothing that limits it. */
  public Truth grants(String action) {
    Truth allows = allows(action);
    return allows == Truth.FALSE ? allows : allows.and(broad()).and(limited().not());
  }

  /** Whether it takes an action away from every resource, whatever the circumstances. */
  public Truth forbids(String action) {
    Truth denies = effect("Deny");
    return denies == Truth.FALSE
        ? denies
        : denies
            .and(names(action))
            .and(everyResource().or(Truth.of(list("resources").isEmpty())))
            .and(Truth.of(conditions().all().isEmpty()));
  }

  /** Every action, by {@code *} or by sparing none. */
  public Truth everyAction() {
    return Texts.any(list("actions"), pattern -> pattern.equals(ANYTHING) || pattern.equals("*:*"));
  }

  public Truth everyResource() {
    return Texts.anyName(list("resources"), pattern -> pattern.equals(ANYTHING));
  }

  /** Every resource, or every one of a kind. */
  private Truth broad() {
    return list("not_resources").isEmpty()
        ? Texts.anyName(list("resources"), Arn::coversKind)
        : Truth.TRUE;
  }

  /** Whether a condition limits what it lets through. */
  public Truth limited() {
    return conditions().limit();
  }

  /**
   * Whether it allows, on every resource and without a condition that limits it, an action of one
   * of these access levels that could have been bound to a resource.
   *
   * @param level {@code write}, {@code permissions} or {@code any}
   */
  public Truth unrestricted(String level) {
    Truth open = allowsEffect().and(everyResource()).and(limited().not());
    if (open == Truth.FALSE) {
      return open;
    }
    List<Value> spared = list("not_actions");
    return open.and(
        spared.isEmpty()
            ? Texts.any(list("actions"), pattern -> Levels.covers(pattern, level))
            : Truth.TRUE);
  }

  /** Whether any principal at all may use it: {@code *} without a condition that narrows it. */
  public Truth anyone() {
    return allowsEffect().and(Principals.anyone(this)).and(conditions().bindCaller().not());
  }

  /** Whether it lets a whole account in that shows neither an external id nor a second factor. */
  public Truth trustsAccountBlindly() {
    return allowsEffect()
        .and(Principals.wholeAccount(this))
        .and(conditions().askForProof().or(conditions().bindCaller()).not());
  }

  /** Whether it lets a service in without saying on whose behalf it may call. */
  public Truth confusesDeputy() {
    return allowsEffect().and(Principals.actsForOthers(this)).and(conditions().bindSource().not());
  }

  Conditions conditions() {
    return new Conditions(list("conditions"));
  }

  List<Value> list(String name) {
    return PolicyDocument.list(members.members().get(name));
  }
}
