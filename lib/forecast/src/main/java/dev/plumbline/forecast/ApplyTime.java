package dev.plumbline.forecast;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.value.Value.Origin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is decided when a plan is applied, and what is known to come out of it. */
final class ApplyTime {
  /** Functions whose result is new with every run; functions of Terraform 1.11. */
  private static final Set<String> NEW_EACH_RUN =
      Set.of("timestamp(", "plantimestamp(", "uuid(", "bcrypt(");

  static final String TERRAFORM_DATA = "terraform_data";

  private ApplyTime() {}

  static boolean isDecidedAnew(Origin origin) {
    return NEW_EACH_RUN.stream().anyMatch(origin.expression()::contains);
  }

  /**
   * The value that an applied resource holds at a path that was unknown before; null when only its
   * provider knows. {@code terraform_data} hands its input on as its output.
   */
  static @Nullable Value held(Resource resource, String path) {
    List<String> steps = Paths.steps(path);
    if (!resource.type().equals(TERRAFORM_DATA)
        || steps.isEmpty()
        || !steps.getFirst().equals("output")) {
      return null;
    }
    Value input = resource.attribute("input");
    return Values.at(input == null ? Value.Null.NULL : input, steps.subList(1, steps.size()));
  }

  /**
   * Whether {@code terraform_data} has null there, before and after, however often it is replaced:
   * an argument that is not set, or the output without an input.
   */
  static boolean staysNull(Prediction prediction, String path) {
    Resource resource = prediction.resource();
    List<String> steps = Paths.steps(path);
    if (!resource.type().equals(TERRAFORM_DATA) || steps.isEmpty()) {
      return false;
    }
    String argument =
        switch (steps.getFirst()) {
          case "output", "input" -> "input";
          case "triggers_replace" -> "triggers_replace";
          default -> "";
        };
    return !argument.isEmpty()
        && isUnset(resource.attribute(argument))
        && prediction.differences().stream().noneMatch(diff -> Paths.within(diff.path(), argument));
  }

  /** {@code terraform_data} as an import brings it: an id, all else null. */
  static Resource imported(Resource resource) {
    return new Resource(
        resource.address(),
        resource.mode(),
        resource.type(),
        resource.name(),
        resource.module(),
        Value.Obj.EMPTY,
        Map.of(),
        resource.range(),
        resource.header(),
        resource.lifecycle(),
        resource.provider(),
        resource.metadata(),
        resource.originalType());
  }

  private static boolean isUnset(@Nullable Value value) {
    return Values.present(value) == null;
  }
}
