package dev.plumbline.forecast;

import dev.plumbline.model.value.Value.Origin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that are made of a file which the repository lacks: a pipeline builds it before Terraform
 * runs. Whoever takes its digest expects it to be another one; what is only read from it is likely
 * to stay.
 *
 * <p>Terraform documentation, functions {@code filebase64sha256} and {@code file}; Terraform
 * registry, hashicorp/aws, aws_lambda_function: source_code_hash sets off updates.
 */
final class BuiltOutside {
  private static final Pattern DIGEST =
      Pattern.compile("\\bfile(?:md5|(?:base64)?sha(?:256|512)|sha1)\\(\"([^\"]*)\"");
  private static final Pattern CONTENT =
      Pattern.compile("\\b(?:file|filebase64|templatefile)\\(\"([^\"]*)\"");

  private BuiltOutside() {}

  /** How a value stands that has the same origin on both sides; null for one of another kind. */
  static Unknowns.@Nullable Verdict of(Origin origin) {
    Matcher digest = DIGEST.matcher(origin.expression());
    if (digest.find()) {
      return new Unknowns.Verdict.Different(
          Certainty.possible(
              digest.group(1) + " is built outside of the repository, and may be another one"));
    }
    Matcher content = CONTENT.matcher(origin.expression());
    return content.find()
        ? new Unknowns.Verdict.Same(
            Certainty.likely(content.group(1) + " is not in the repository"))
        : null;
  }
}
