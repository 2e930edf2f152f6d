package dev.plumbline.policy.iam;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A role, a user or a group, and the policies it holds: inline ones, attached ones, AWS's own, and
 * its boundary. What a user has through groups is found at the groups.
 */
public final class Holder {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "aws_iam_role",
              new Kind("aws_iam_role_policy", "aws_iam_role_policy_attachment", "roles"),
          "aws_iam_user",
              new Kind("aws_iam_user_policy", "aws_iam_user_policy_attachment", "users"),
          "aws_iam_group",
              new Kind("aws_iam_group_policy", "aws_iam_group_policy_attachment", "groups"));

  /**
   * The types of its companions.
   *
   * @param plural the attribute of aws_iam_policy_attachment, and of CloudFormation's policies,
   *     that lists such holders
   */
  private record Kind(String inline, String attachment, String plural) {
    /** The type that lists all policies attached to one holder. */
    String exclusive() {
      return attachment + "s_exclusive";
    }
  }

  private final Subject subject;
  private final List<Term> statements = new ArrayList<>();

  private Holder(Subject subject) {
    this.subject = subject;
  }

  /**
   * All its statements, each with its place; an open term for each policy that can't be read. Null
   * for a resource that holds no rights.
   */
  public static @Nullable List<Term> statements(Subject subject) {
    Kind kind = KINDS.get(subject.type());
    return kind == null
        ? null
        : subject
            .scene()
            .remember(subject.place(), Holder.class, _ -> new Holder(subject).collect(kind));
  }

  private List<Term> collect(Kind kind) {
    each(subject.attribute("inline_policy"), block -> document(Reading.member(block, "policy")));
    for (Neighbour inline : subject.attached(kind.inline())) {
      from(inline, one -> document(one.attribute("policy")));
    }
    each(subject.attribute("managed_policy_arns"), arn -> named(arn, subject));
    for (Neighbour attachment : subject.attached(kind.attachment())) {
      from(attachment, one -> named(one.attribute("policy_arn"), one));
    }
    for (Neighbour all : subject.attached(kind.exclusive())) {
      from(all, one -> each(one.attribute("policy_arns"), arn -> named(arn, one)));
    }
    for (Neighbour attachment :
        subject.referencedThrough("aws_iam_policy_attachment", kind.plural())) {
      from(attachment, one -> named(one.attribute("policy_arn"), one));
    }
    for (Neighbour policy : subject.referencedThrough("aws_iam_policy", kind.plural())) {
      from(policy, one -> document(one.attribute("policy")));
    }
    if (subject.partlySeen()) {
      statements.add(
          Term.open(
              new Cause(
                  Cause.Kind.UNKNOWN,
                  subject.place(),
                  "a module that is not available refers to it and may attach policies")));
    }
    boundary();
    return List.copyOf(statements);
  }

  /** What a companion adds, which is not known where the companion may be missing. */
  private void from(Neighbour companion, Consumer<Subject> read) {
    Term.Open doubt = companion.doubt();
    if (doubt == null) {
      read.accept(companion.subject());
    } else {
      statements.add(doubt);
    }
  }

  /** A list that is not known may hold anything. */
  private void each(Term list, Consumer<Term> read) {
    List<Term> elements = Reading.elements(list);
    if (elements != null) {
      elements.forEach(read);
    } else if (!Term.isAbsent(list)) {
      statements.add(list);
    }
  }

  /** What is without a document grants nothing: an empty inline_policy takes all others away. */
  private void document(Term document) {
    each(Documents.statements(document, subject.scene()), statements::add);
  }

  /** A policy by its ARN: AWS's own, or one of the stack, which is where the ARN comes from. */
  private void named(Term arn, Subject by) {
    String text = Term.text(arn);
    List<Value.Obj> managed = text == null ? null : ManagedPolicies.statements(text);
    if (managed != null) {
      Place place = Term.placeOf(arn);
      managed.forEach(one -> statements.add(Term.at(one, place)));
      return;
    }
    Subject policy = text == null ? origin(arn, by) : null;
    if (policy == null) {
      statements.add(unread(arn));
    } else if (policy.type().equals("aws_iam_policy")) {
      document(policy.attribute("policy"));
    } else {
      lookedUp(policy);
    }
  }

  /** The policy whose ARN it will be; null where that is none of the stack. */
  private static @Nullable Subject origin(Term arn, Subject by) {
    Place place = Term.placeOf(arn);
    if (place == null
        || place.value() == null
        || !(place.value().unmarked() instanceof Value.Unknown(Value.Origin origin))
        || !Cause.isResource(origin)) {
      return null;
    }
    List<Subject> policies = new ArrayList<>(by.references("aws_iam_policy"));
    policies.addAll(by.references("data.aws_iam_policy"));
    for (boolean exactly : new boolean[] {true, false}) {
      List<Subject> found =
          policies.stream().filter(each -> isAt(each, origin.address(), exactly)).toList();
      if (!found.isEmpty()) {
        return found.size() == 1 ? found.getFirst() : null;
      }
    }
    return null;
  }

  private static boolean isAt(Subject policy, String address, boolean exactly) {
    String own = policy.resource().address();
    return exactly
        ? own.equals(address)
        : Addresses.withoutKeys(own).equals(Addresses.withoutKeys(address));
  }

  private void lookedUp(Subject policy) {
    String name = Term.text(policy.attribute("name"));
    String arn = Term.text(policy.attribute("arn"));
    String known = name == null ? arn : "arn:aws:iam::aws:policy/" + name;
    List<Value.Obj> managed = known == null ? null : ManagedPolicies.statements(known);
    if (managed == null) {
      statements.add(unread(policy.attribute("arn")));
    } else {
      managed.forEach(one -> statements.add(Term.at(one, policy.place())));
    }
  }

  private static Term unread(Term arn) {
    return Term.open(
        new Cause(
            Cause.Kind.UNKNOWN,
            Term.placeOf(arn),
            "what the policy of this ARN grants is not known"));
  }

  /** What the boundary lets through, marked; where it can't be read, nothing is certain. */
  private void boundary() {
    Term arn = subject.attribute("permissions_boundary");
    if (Term.isAbsent(arn)) {
      return;
    }
    List<Term> own = List.copyOf(statements);
    statements.clear();
    named(arn, subject);
    List<Term> limits = List.copyOf(statements);
    statements.clear();
    boolean read = limits.stream().allMatch(Term.Known.class::isInstance);
    if (read) {
      statements.addAll(own);
      limits.forEach(limit -> statements.add(marked(limit)));
      if (limits.isEmpty()) {
        // without a statement it would be no boundary; it is one that lets nothing through
        statements.add(marked(Term.at(ManagedPolicies.nothing(), Term.placeOf(arn))));
      }
    } else {
      statements.add(unread(arn));
    }
  }

  private static Term marked(Term limit) {
    if (limit instanceof Term.Known(Value.Obj(var members), Place place)) {
      var all = new LinkedHashMap<>(members);
      all.put(Rights.BOUNDARY, Value.of(true));
      return Term.at(new Value.Obj(all), place);
    }
    return limit;
  }
}
