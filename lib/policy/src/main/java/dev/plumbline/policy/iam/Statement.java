package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Questions to one statement in {@link PolicyDocument}'s form. */
public record Statement(Value.Obj members) {
  private static final String ANYTHING = "*";

  public Truth allowsEffect() {
    return effect("Allow");
  }

  Truth effect(String wanted) {
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
    return grants(action, Set.of());
  }

  /**
   * The same, where a condition that hands roles to these services, {@code ec2.amazonaws.com},
   * limits nothing.
   */
  Truth grants(String action, Set<String> receivers) {
    Truth allows = allows(action);
    return allows == Truth.FALSE
        ? allows
        : allows.and(broad(action)).and(conditions().limit(receivers).not());
  }

  /**
   * Whether it takes an action away, whatever the circumstances: from every resource that it acts
   * on, or from all that another statement grants it on.
   */
  Truth forbids(String action, @Nullable Statement grant) {
    Truth denies = effect("Deny");
    if (denies != Truth.FALSE) {
      denies = denies.and(names(action)).and(conditions().none());
    }
    return denies == Truth.FALSE ? denies : denies.and(reaches(action, grant));
  }

  private Truth reaches(String action, @Nullable Statement grant) {
    List<Value> spared = list("not_resources");
    if (!spared.isEmpty()) {
      return Texts.anyName(spared, pattern -> Arn.coversAll(pattern, action)).not();
    }
    List<Value> denied = list("resources");
    Truth all =
        denied.isEmpty()
            ? Truth.TRUE
            : Texts.anyName(denied, pattern -> Arn.coversAll(pattern, action));
    return all == Truth.TRUE || grant == null ? all : all.or(grant.within(denied, action));
  }

  /** Whether these cover every broad resource that it names. */
  private Truth within(List<Value> patterns, String action) {
    if (!list("not_resources").isEmpty()) {
      return Truth.FALSE;
    }
    Truth within = Truth.TRUE;
    for (Value resource : list("resources")) {
      Truth broad =
          patterns.contains(resource)
              ? Truth.FALSE
              : Texts.anyName(List.of(resource), text -> Arn.coversKindOf(text, action));
      if (broad != Truth.FALSE) {
        within = within.and(broad.not().or(named(patterns, resource)));
      }
    }
    return within;
  }

  private static Truth named(List<Value> patterns, Value resource) {
    return resource.unmarked() instanceof Value.Str(String text)
        ? Texts.anyName(patterns, pattern -> Wildcard.matches(pattern, text))
        : Truth.OPEN;
  }

  /** Whether one thing is among the resources that it speaks of. */
  Truth names(Subject thing, KeyedThing kind) {
    List<Value> spared = list("not_resources");
    Named named = new Named(thing, kind);
    return spared.isEmpty() ? named.by(list("resources")) : named.by(spared).not();
  }

  /** Every action, by {@code *} or by sparing none. */
  public Truth everyAction() {
    return Texts.any(list("actions"), pattern -> pattern.equals(ANYTHING) || pattern.equals("*:*"));
  }

  public Truth everyResource() {
    return Texts.anyName(list("resources"), Arn::coversEverything);
  }

  /** Every resource, or every one of the kind that the action acts on. */
  private Truth broad(String action) {
    List<Value> spared = list("not_resources");
    return spared.isEmpty()
        ? Texts.anyName(list("resources"), pattern -> Arn.coversKindOf(pattern, action))
        : Texts.anyName(spared, pattern -> Arn.coversAll(pattern, action)).not();
  }

  /** Whether a condition limits what it lets through. */
  public Truth limited() {
    return conditions().limit(Set.of());
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

  /**
   * Whether any principal at all may use it: {@code *} without a condition that narrows it, and
   * without a denial beside it that keeps strangers out.
   */
  public Truth anyone() {
    Truth open = allowsEffect().and(Principals.anyone(this)).and(conditions().bindCaller().not());
    return open == Truth.FALSE ? open : open.and(fenced(Conditions::spareOwnCallers).not());
  }

  /** Whether it lets a whole account in that shows neither an external id nor a second factor. */
  public Truth trustsAccountBlindly() {
    return allowsEffect()
        .and(Principals.wholeAccount(this))
        .and(conditions().askForProof().or(conditions().bindIdentity()).not());
  }

  /** Whether it lets a service in without saying on whose behalf it may call. */
  public Truth confusesDeputy() {
    Truth open =
        allowsEffect().and(Principals.actsForOthers(this)).and(conditions().bindSource().not());
    return open == Truth.FALSE ? open : open.and(fenced(Conditions::spareOwnSources).not());
  }

  private Truth fenced(Function<Conditions, Truth> spares) {
    Truth fenced = Truth.FALSE;
    for (Value denial : list(Fences.FENCES)) {
      if (denial instanceof Value.Obj parts) {
        var statement = new Statement(parts);
        fenced =
            fenced.or(spares.apply(statement.conditions()).and(Fences.covers(statement, this)));
      }
    }
    return fenced;
  }

  boolean speaksOfPrincipals() {
    return !list("principals").isEmpty() || !list("not_principals").isEmpty();
  }

  /** Whether it stands in a permissions boundary. */
  boolean isBoundary() {
    return members.members().containsKey(Rights.BOUNDARY);
  }

  Conditions conditions() {
    return new Conditions(list("conditions"));
  }

  List<Value> list(String name) {
    return PolicyDocument.list(members.members().get(name));
  }
}
