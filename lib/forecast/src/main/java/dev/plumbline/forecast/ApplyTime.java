package dev.plumbline.forecast;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.value.Value.Origin;
import java.util.List;
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
}
