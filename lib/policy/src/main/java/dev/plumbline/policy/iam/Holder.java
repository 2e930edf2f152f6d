package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private record Kind(String inline, String attachment, String plural) {}

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
    List<Term> blocks = Reading.elements(subject.attribute("inline_policy"));
    if (blocks != null) {
      blocks.forEach(block -> document(Reading.member(block, "policy")));
    }
    for (Subject inline : subject.attached(kind.inline())) {
      document(inline.attribute("policy"));
    }
    List<Term> arns = Reading.elements(subject.attribute("managed_policy_arns"));
    if (arns != null) {
      arns.forEach(arn -> named(arn, subject));
    }
    for (Subject attachment : subject.attached(kind.attachment())) {
      named(attachment.attribute("policy_arn"), attachment);
    }
    for (Subject attachment :
        subject.referencedThrough("aws_iam_policy_attachment", kind.plural())) {
      named(attachment.attribute("policy_arn"), attachment);
    }
    for (Subject policy : subject.referencedThrough("aws_iam_policy", kind.plural())) {
      document(policy.attribute("policy"));
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

  private void document(Term document) {
    Term found = Documents.statements(document, subject.scene());
    List<Term> elements = Reading.elements(found);
    if (elements == null) {
      statements.add(found);
    } else {
      statements.addAll(elements);
    }
  }

  /** A policy by its ARN: AWS's own, or one of the stack that {@code by} refers to. */
  private void named(Term arn, Subject by) {
    String text = Term.text(arn);
    List<Value.Obj> managed = text == null ? null : ManagedPolicies.statements(text);
    if (managed != null) {
      Place place = Term.placeOf(arn);
      managed.forEach(one -> statements.add(Term.at(one, place)));
      return;
    }
    List<Subject> policies = by.references("aws_iam_policy");
    if (text == null && policies.size() == 1) {
      document(policies.getFirst().attribute("policy"));
      return;
    }
    List<Subject> looked = by.references("data.aws_iam_policy");
    if (text == null && looked.size() == 1) {
      lookedUp(looked.getFirst());
      return;
    }
    statements.add(unread(arn));
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
    if (arn instanceof Term.Open open && open.onlyAbsent()) {
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
