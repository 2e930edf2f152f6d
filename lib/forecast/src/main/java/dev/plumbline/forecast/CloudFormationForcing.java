package dev.plumbline.forecast;

import dev.plumbline.facts.CloudFormationUpdates;
import dev.plumbline.facts.CloudFormationUpdates.Update;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.forecast.Forcing.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CloudFormation replaces, which it says itself: Terraform's facts differ from it. */
final class CloudFormationForcing {
  private static final String INTERRUPTS =
      "CloudFormation updates it with some interruption, or replaces it: its service decides";

  private CloudFormationForcing() {}

  /**
   * Null for what CloudFormation's own facts don't tell.
   *
   * @param terraform what Terraform would do, which speaks where CloudFormation leaves it open
   */
  static @Nullable Verdict of(String type, String path, @Nullable Verdict terraform) {
    CloudFormationUpdates updates = CloudFormationUpdates.of(type);
    Update update = updates == null ? null : updates.at(properties(type, path));
    return switch (update) {
      case null -> null;
      case REPLACEMENT -> Verdict.REPLACES;
      case IN_PLACE -> Verdict.UPDATES;
      case CONDITIONAL ->
          terraform == null
              ? Verdict.replaces(Certainty.possible(INTERRUPTS))
              : new Verdict(terraform.replaces(), Certainty.likely(INTERRUPTS));
    };
  }

  /** The path in CloudFormation's words, as far as they are known. */
  private static List<String> properties(String type, String path) {
    List<String> steps = new ArrayList<>(Paths.steps(Paths.attribute(path)));
    TypeMapping mapping = TypeMappings.cloudFormation().get(type);
    String property = mapping == null ? null : mapping.property(steps.getFirst());
    if (property != null) {
      steps.set(0, property);
    }
    return steps;
  }
}
