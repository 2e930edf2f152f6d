package dev.plumbline.policy;

import dev.plumbline.policy.fix.Fix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a policy judges resources of some types.
 *
 * @param types as in {@code aws_s3_bucket}, {@code data.aws_iam_policy_document}, or a declaration:
 *     {@code variable}, {@code module}, …; {@code aws_*} for all that begin so
 * @param each an expression for the elements that are judged one by one; null for the resource as a
 *     whole
 * @param fault the condition in CEL; true means at fault
 * @param absent the verdict where nothing but absent attributes without a default leave the
 *     condition open
 * @param message one sentence; {@code {address}}, {@code {name}}, {@code {attribute}}, {@code
 *     {value}} and {@code {resource.…}} are filled in
 * @param fix null where the remedy needs a person
 */
public record Rule(
    List<String> types,
    @Nullable String each,
    String fault,
    Absent absent,
    String message,
    @Nullable Fix fix) {

  public enum Absent {
    FAIL,
    PASS,
    UNKNOWN
  }

  public Rule {
    types = List.copyOf(types);
  }
}
