package dev.plumbline.forecast;

import dev.plumbline.facts.ResourceFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes that only the provider knows are decided anew by an update in place. The plugin
 * SDK keeps them unless a resource says otherwise; the plugin framework decides them anew unless
 * one says otherwise, which the facts don't tell.
 */
final class UpdateEffects {
  private static final Certainty FRAMEWORK =
      Certainty.possible("the update may give this attribute another value");
  private static final Certainty NO_FACTS =
      Certainty.possible("there are no facts about what an update of this type changes");

  /** Source: the resources' pages in the Terraform registry, attributes reference, aws 6. */
  private static final Map<String, Set<String>> ANEW =
      Map.of(
          "aws_launch_template", Set.of("latest_version"),
          "aws_lambda_function", Set.of("last_modified"),
          "aws_ssm_parameter", Set.of("version"),
          "aws_s3_object", Set.of("version_id"),
          "aws_lambda_layer_version", Set.of("version"),
          "aws_imagebuilder_image_pipeline", Set.of("date_updated"));

  /** Of a function that publishes its versions. */
  private static final Set<String> PUBLISHED =
      Set.of("version", "qualified_arn", "qualified_invoke_arn");

  private UpdateEffects() {}

  static @Nullable Certainty of(
      String type, @Nullable ResourceFacts facts, List<Difference> differences, String path) {
    String attribute = Paths.steps(path).stream().findFirst().orElse("");
    if (type.equals(ApplyTime.TERRAFORM_DATA)) {
      boolean anew =
          (attribute.equals("output") || attribute.isEmpty())
              && differences.stream()
                  .anyMatch(diff -> !diff.markOnly() && Paths.within(diff.path(), "input"));
      return anew ? Certainty.CERTAIN : null;
    }
    if (facts == null) {
      return attribute.equals("id") ? null : NO_FACTS;
    }
    if (ANEW.getOrDefault(type, Set.of()).contains(attribute)) {
      return Certainty.CERTAIN;
    }
    if (type.equals("aws_lambda_function") && PUBLISHED.contains(attribute)) {
      return Certainty.possible("a function that publishes gets a new version with its code");
    }
    boolean fixed = attribute.equals("id") || attribute.equals("arn");
    return facts.framework() && !fixed ? FRAMEWORK : null;
  }
}
