package dev.plumbline.ingest.intake;

import dev.plumbline.iac.discovery.AffectedStack;
import dev.plumbline.iac.discovery.Stack;
import dev.plumbline.ingest.git.SourceException;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The plans and states that came with a change, each with the stack that it is of. */
final class HandedIn {
  private final Map<String, Settings.Plan> plans = new HashMap<>();
  private final ArtifactStore artifacts;

  private HandedIn(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * @param affected the stacks that the review looks at
   * @throws SourceException where one can take no effect: its stack is not among them, or it names
   *     none and there is more than one
   */
  static HandedIn of(
      List<Settings.Plan> plans, List<AffectedStack> affected, ArtifactStore artifacts)
      throws SourceException {
    var handed = new HandedIn(artifacts);
    List<String> names = new ArrayList<>();
    for (AffectedStack one : affected) {
      Stack stack = one.head();
      if (stack != null && stack.spec().kind() == StackSpec.Kind.TERRAFORM) {
        names.add(stack.name());
      }
    }
    for (Settings.Plan plan : plans) {
      String stack = plan.stack().isEmpty() && names.size() == 1 ? names.getFirst() : plan.stack();
      if (!names.contains(stack)) {
        throw new SourceException(refused(plan, names));
      }
      if (handed.plans.put(stack, plan) != null) {
        throw new SourceException("there are two plans of " + stack + "; leave one out");
      }
    }
    return handed;
  }

  private static String refused(Settings.Plan plan, List<String> names) {
    String reviewed =
        names.isEmpty()
            ? "no Terraform stack is reviewed"
            : "the Terraform stacks under review are " + String.join(", ", names);
    return plan.stack().isEmpty()
        ? "which stack is the plan " + plan.file() + " of? Write FILE=STACK; " + reviewed
        : "the plan "
            + plan.file()
            + " is of no stack under review: "
            + plan.stack()
            + "; "
            + reviewed;
  }

  /** What the stack is with its plan: one more file that gives values. */
  StackSpec spec(StackSpec stack) {
    Settings.Plan plan = plans.get(stack.name());
    if (plan == null) {
      return stack;
    }
    var files = new ArrayList<>(stack.variableFiles());
    files.add(plan.file());
    return new StackSpec(stack.kind(), stack.path(), stack.environment(), files, false);
  }

  /**
   * The stack's plan, by the path that its specification names; nothing where it has none.
   *
   * @throws IOException when the artifact store can't be reached
   */
  Map<String, byte[]> files(@Nullable Stack stack) throws IOException {
    Settings.Plan plan = stack == null ? null : plans.get(stack.name());
    return plan == null
        ? Map.of()
        : new TreeMap<>(Map.of(plan.file(), artifacts.get(plan.content())));
  }
}
