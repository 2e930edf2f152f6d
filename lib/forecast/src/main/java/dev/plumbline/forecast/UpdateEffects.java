package dev.plumbline.forecast;

import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
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
          "aws_lambda_layer_version", Set.of("version"),
          "aws_imagebuilder_image_pipeline", Set.of("date_updated"));

  /** Tags of an object are of one of its versions; to set them makes no other (S3's API). */
  private static final Set<String> TAGS = Set.of("tags", "tags_all");

  private static final Certainty NEW_DEFAULT =
      Certainty.likely("update_default_version makes each new version the default one");

  /** Of a function that publishes its versions. */
  private static final Set<String> PUBLISHED =
      Set.of("version", "qualified_arn", "qualified_invoke_arn");

  private UpdateEffects() {}

  static @Nullable Certainty of(
      Resource resource, @Nullable ResourceFacts facts, List<Difference> differences, String path) {
    String type = resource.type();
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
    if (type.equals("aws_s3_object") && attribute.equals("version_id")) {
      boolean tagsOnly =
          differences.stream().allMatch(diff -> TAGS.contains(Paths.steps(diff.path()).getFirst()));
      return tagsOnly ? null : Certainty.CERTAIN;
    }
    if (type.equals("aws_launch_template") && attribute.equals("default_version")) {
      return isOn(resource.attribute("update_default_version")) ? NEW_DEFAULT : null;
    }
    if (type.equals("aws_lambda_function") && PUBLISHED.contains(attribute)) {
      return Certainty.possible("a function that publishes gets a new version with its code");
    }
    boolean fixed = attribute.equals("id") || attribute.equals("arn");
    return facts.framework() && !fixed ? FRAMEWORK : null;
  }

  private static boolean isOn(@Nullable Value value) {
    return value != null && value.unmarked() instanceof Value.Bool(boolean on) && on;
  }
}
