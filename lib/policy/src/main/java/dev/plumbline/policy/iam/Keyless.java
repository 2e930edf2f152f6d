package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who of the stack uses something today, and could do so no more if it were encrypted with a new
 * key that admits the account alone: identities with a right on the thing and none on keys, whether
 * they name it by reference, by its ARN or by a pattern, and services that send to it.
 *
 * <p>Source: AWS KMS Developer Guide, "Default key policy"; what each service asks of its callers
 * is in {@link KeyedThing}.
 */
public final class Keyless {
  private static final List<String> HOLDERS =
      List.of("aws_iam_role", "aws_iam_user", "aws_iam_group");
  private static final List<String> POLICIES =
      List.of(
          "aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy");
  private static final String DOCUMENT = "data.aws_iam_policy_document";

  private final Subject thing;
  private final KeyedThing kind;
  private final Scene scene;
  private final Set<Subject> found = new LinkedHashSet<>();
  private Term.@Nullable Open open;

  private Keyless(Subject thing, KeyedThing kind) {
    this.thing = thing;
    this.kind = kind;
    this.scene = thing.scene();
  }

  /**
   * What grants or wires it, as resources; open where that can't be told of something that refers
   * to the thing; empty where nobody is found, or nothing is known of the type.
   */
  public static Term of(Subject thing) {
    KeyedThing kind = KeyedThing.of(thing.type());
    return kind == null ? new Term.Group(List.of()) : new Keyless(thing, kind).all();
  }

  private Term all() {
    services();
    Set<Subject> held = new HashSet<>();
    for (String type : HOLDERS) {
      for (Subject holder : scene.ofType(type)) {
        List<Term> statements = Holder.statements(holder);
        if (statements != null) {
          statements.forEach(statement -> bearer(statement, held));
          identity(statements);
        }
      }
    }
    for (String type : POLICIES) {
      scene.ofType(type).stream()
          .filter(policy -> !held.contains(policy))
          .forEach(policy -> alone(policy.attribute("policy")));
    }
    scene.ofType(DOCUMENT).stream()
        .filter(document -> document.referencedBy("*").isEmpty())
        .forEach(document -> alone(new Term.Ref(document)));
    return found.isEmpty() && open != null
        ? open
        : new Term.Group(found.stream().<Term>map(Term.Ref::new).toList());
  }

  private static void bearer(Term statement, Set<Subject> held) {
    Place place = Term.placeOf(statement);
    if (place != null) {
      held.add(place.subject());
    }
  }

  /** Rights whose holder is not in the stack. */
  private void alone(Term document) {
    Term statements = Documents.statements(document, scene);
    List<Term> each = Reading.elements(statements);
    identity(each == null ? List.of(statements) : each);
  }

  /** Statements of one holder, together. */
  private void identity(List<Term> statements) {
    for (KeyedThing.Use use : kind.uses()) {
      Term using = using(statements, use);
      if (using != null) {
        user(using, new Rights(statements).permits(use.key()));
      }
    }
  }

  /** Takes note of a user, unless it may use every key. */
  private void user(Term using, Term mayUseKeys) {
    Place place = Term.placeOf(using);
    Truth lacks = Term.truth(mayUseKeys).not();
    if (lacks == Truth.TRUE && place != null && !(using instanceof Term.Open)) {
      found.add(place.subject());
    } else if (lacks != Truth.FALSE && open == null) {
      open = using instanceof Term.Open unknown ? unknown : Term.unknown(mayUseKeys);
    }
  }

  /** The first that grants such a use of the thing; open where it may; null where none does. */
  private @Nullable Term using(List<Term> statements, KeyedThing.Use use) {
    Term perhaps = null;
    for (Term term : statements) {
      Truth uses = uses(term, use);
      if (uses == Truth.TRUE) {
        return term;
      }
      perhaps = uses == Truth.OPEN && perhaps == null ? opened(term) : perhaps;
    }
    return perhaps;
  }

  private static Term opened(Term term) {
    return term instanceof Term.Open ? term : Term.misfit(term, "a statement that is known");
  }

  /** What is not known is a use only of whoever refers to the thing. */
  private Truth uses(Term term, KeyedThing.Use use) {
    Place place = Term.placeOf(term);
    boolean refers =
        place != null
            && (place.subject().references(thing.type()).contains(thing)
                || place.subject().references(DOCUMENT).stream()
                    .anyMatch(document -> document.references(thing.type()).contains(thing)));
    Truth uses =
        term instanceof Term.Known(Value.Obj members, _)
            ? allows(new Statement(members), use)
            : Truth.OPEN;
    return uses == Truth.OPEN && !refers ? Truth.FALSE : uses;
  }

  private Truth allows(Statement statement, KeyedThing.Use use) {
    Truth allows =
        statement.isBoundary()
            ? Truth.FALSE
            : use.actions().stream().map(statement::allows).reduce(Truth.FALSE, Truth::or);
    return allows == Truth.FALSE ? allows : allows.and(statement.names(thing, kind));
  }

  private void services() {
    for (KeyedThing.Sender sender : kind.senders()) {
      thing.referencedThrough(sender.type(), sender.attribute()).stream()
          .map(Neighbour::subject)
          .forEach(found::add);
    }
    admits(thing.attribute("policy"));
    if (kind.policy() != null) {
      thing.attached(kind.policy()).forEach(one -> admits(one.subject().attribute("policy")));
    }
    thing
        .referencedThrough("aws_lambda_event_source_mapping", "event_source_arn")
        .forEach(mapping -> poller(mapping.subject()));
  }

  /** A policy of the thing's own lets others use it. */
  private void admits(Term document) {
    if (Term.isAbsent(document)) {
      return;
    }
    List<Term> statements = Reading.elements(Documents.statements(document, scene));
    if (statements == null) {
      return;
    }
    for (Term term : statements) {
      Place place = Term.placeOf(term);
      if (place != null
          && term instanceof Term.Known(Value.Obj members, _)
          && new Statement(members).allowsEffect() == Truth.TRUE) {
        found.add(place.subject());
      }
    }
  }

  /** A function reads under its own role, which AWS's policy for that grants no key. */
  private void poller(Subject mapping) {
    for (Subject function : mapping.references("aws_lambda_function")) {
      for (Subject role : function.references("aws_iam_role")) {
        List<Term> statements = Holder.statements(role);
        if (statements != null) {
          user(new Term.Ref(mapping), new Rights(statements).permits(KeyedThing.DECRYPT));
        }
      }
    }
  }
}
