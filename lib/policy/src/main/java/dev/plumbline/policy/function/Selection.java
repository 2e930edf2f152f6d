package dev.plumbline.policy.function;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import dev.plumbline.policy.term.Wildcards;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A selection of AWS Backup: what it names, matches or finds by a tag, less what it spares;
 * conditions have all to hold. Source: AWS Backup Developer Guide, "Resource assignments".
 */
record Selection(Subject selection) {
  static final String TYPE = "aws_backup_selection";

  private static final int PARTS = 6;
  private static final String TAG = "aws:ResourceTag/";

  /** Service and beginning of the resource in the ARNs of each type. */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "aws_ebs_volume", List.of("ec2", "volume/"),
          "aws_instance", List.of("ec2", "instance/"),
          "aws_efs_file_system", List.of("elasticfilesystem", "file-system/"),
          "aws_db_instance", List.of("rds", "db:"),
          "aws_rds_cluster", List.of("rds", "cluster:"),
          "aws_dynamodb_table", List.of("dynamodb", "table/"),
          "aws_s3_bucket", List.of("s3", ""));

  private interface Question {
    Truth of(Term element);
  }

  /** Whether one of the stack takes a resource in. */
  static Truth takesIn(Subject subject) {
    Truth found = subject.partlySeen() ? Truth.OPEN : Truth.FALSE;
    for (Subject one : subject.scene().ofType(TYPE)) {
      found = found.or(new Selection(one).takes(subject).and(one.beside(subject).there()));
    }
    return found;
  }

  private Truth takes(Subject subject) {
    Truth named = names("resources", subject);
    Truth tagged = any("selection_tag", tag -> hasTag(tag, "", subject));
    Truth spared = names("not_resources", subject);
    Truth left = named.or(tagged).and(spared.not());
    return left == Truth.FALSE ? left : left.and(conditions(subject));
  }

  /** By a reference to it, which is its ARN, or by a pattern. */
  private Truth names(String attribute, Subject subject) {
    return selection.refersThrough(attribute, subject)
        ? Truth.TRUE
        : any(attribute, arn -> covers(arn, subject));
  }

  private Truth any(String attribute, Question test) {
    return any(selection.attribute(attribute), test);
  }

  private static Truth any(Term list, Question test) {
    List<Term> elements = Reading.elements(list);
    if (elements == null) {
      return Term.isAbsent(list) ? Truth.FALSE : Truth.OPEN;
    }
    return elements.stream().map(test::of).reduce(Truth.FALSE, Truth::or);
  }

  /** Whether a pattern takes in every resource of the kind; in one region only, who knows. */
  private static Truth covers(Term pattern, Subject subject) {
    String text = Term.text(pattern);
    if (text == null) {
      return isOfAnother(pattern) ? Truth.FALSE : Truth.OPEN;
    }
    String[] parts = text.split(":", PARTS);
    List<String> kind = KINDS.get(subject.type());
    if (text.equals("*") || kind == null || parts.length < PARTS) {
      return Truth.of(text.equals("*"));
    }
    boolean same =
        Wildcards.match(parts[2], kind.getFirst())
            && Wildcards.match(parts[PARTS - 1], kind.getLast() + "any one");
    boolean everywhere = Set.of("", "*").containsAll(List.of(parts[3], parts[4]));
    return !same ? Truth.FALSE : everywhere ? Truth.TRUE : Truth.OPEN;
  }

  /**
   * The ARN of a resource that is not this one, which would be referred to; or an undeclared one.
   */
  private static boolean isOfAnother(Term pattern) {
    Place place = Term.placeOf(pattern);
    Value value = place == null ? null : place.value();
    return value != null
        && value.unmarked() instanceof Value.Unknown(Value.Origin origin)
        && (Cause.isResource(origin)
            || (origin.address().isEmpty() && origin.expression().isEmpty()));
  }

  private Truth conditions(Subject subject) {
    Term all = selection.attribute("condition");
    Truth failed =
        any(
            all,
            each ->
                any(Reading.member(each, "string_equals"), c -> hasTag(c, TAG, subject).not())
                    .or(
                        any(
                            Reading.member(each, "string_like"),
                            c -> hasTag(c, TAG, subject).not()))
                    .or(
                        any(
                            Reading.member(each, "string_not_equals"),
                            c -> hasTag(c, TAG, subject)))
                    .or(
                        any(
                            Reading.member(each, "string_not_like"),
                            c -> hasTag(c, TAG, subject))));
    return failed.not();
  }

  /** Whether a resource bears the tag that a block names by {@code key} and {@code value}. */
  private static Truth hasTag(Term block, String before, Subject subject) {
    String key = Term.text(Reading.member(block, "key"));
    String wanted = Term.text(Reading.member(block, "value"));
    if (key == null || wanted == null || !key.startsWith(before)) {
      return Truth.OPEN;
    }
    Term tag = tag(subject, key.substring(before.length()));
    String found = tag == null ? null : Term.text(tag);
    return tag == null ? Truth.FALSE : found == null ? Truth.OPEN : matches(wanted, found);
  }

  private static Truth matches(String wanted, String found) {
    return Truth.of(Wildcards.match(wanted, found));
  }

  /** One of the resource's own or of its provider's; null where neither has it. */
  private static @Nullable Term tag(Subject subject, String key) {
    Term all = subject.attribute("tags_all");
    Term tags = Term.isAbsent(all) ? subject.attribute("tags") : all;
    if (!(tags instanceof Term.Known(Value.Obj(var members), _))) {
      return Term.isAbsent(tags) ? null : tags;
    }
    return members.containsKey(key) ? Reading.member(tags, key) : null;
  }
}
