package dev.plumbline.ingest.intake;

import dev.plumbline.iac.cloudformation.ChangeSet;
import dev.plumbline.iac.discovery.AffectedStack;
import dev.plumbline.iac.discovery.FileTree;
import dev.plumbline.iac.discovery.Stack;
import dev.plumbline.ingest.git.SourceException;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
   * @param head where their templates are
   * @throws SourceException where one can take no effect: its stack is not among them, or it names
   *     none and there is more than one that it can be of
   * @throws IOException when the artifact store or the repository can't be read
   */
  static HandedIn of(
      List<Settings.Plan> plans,
      List<AffectedStack> affected,
      FileTree head,
      ArtifactStore artifacts,
      Budget budget)
      throws SourceException, IOException {
    var handed = new HandedIn(artifacts);
    for (Settings.Plan plan : plans) {
      byte[] content = artifacts.get(plan.content());
      Optional<ChangeSet> changes = ChangeSet.read(plan.file(), content, budget);
      StackSpec.Kind kind =
          changes.isPresent() ? StackSpec.Kind.CLOUDFORMATION : StackSpec.Kind.TERRAFORM;
      List<Stack> stacks = ofKind(kind, affected);
      List<String> names = stacks.stream().map(Stack::name).toList();
      if (changes.isPresent() && plan.stack().isEmpty() && names.size() > 1) {
        names = fitting(changes.get(), stacks, head, budget);
      }
      String stack = plan.stack().isEmpty() && names.size() == 1 ? names.getFirst() : plan.stack();
      if (!names.contains(stack)) {
        throw new SourceException(refused(plan, kind, stacks));
      }
      if (handed.plans.put(stack, plan) != null) {
        throw new SourceException("there are two plans of " + stack + "; leave one out");
      }
    }
    return handed;
  }

  private static List<Stack> ofKind(StackSpec.Kind kind, List<AffectedStack> affected) {
    List<Stack> stacks = new ArrayList<>();
    for (AffectedStack one : affected) {
      Stack stack = one.head();
      if (stack != null && stack.spec().kind() == kind) {
        stacks.add(stack);
      }
    }
    return stacks;
  }

  /** The stacks whose template declares what the change set is about; of several the namesakes. */
  private static List<String> fitting(
      ChangeSet changes, List<Stack> stacks, FileTree head, Budget budget) throws IOException {
    List<String> fitting = new ArrayList<>();
    for (Stack stack : stacks) {
      String template = stack.spec().path();
      if (changes.fits(template, head.read(template), budget)) {
        fitting.add(stack.name());
      }
    }
    List<String> namesakes = fitting.stream().filter(changes::isNamedAs).toList();
    return fitting.size() > 1 && namesakes.size() == 1 ? namesakes : fitting;
  }

  private static String refused(Settings.Plan plan, StackSpec.Kind kind, List<Stack> stacks) {
    String language = kind == StackSpec.Kind.TERRAFORM ? "Terraform" : "CloudFormation";
    String names = stacks.stream().map(Stack::name).collect(Collectors.joining(", "));
    String reviewed =
        names.isEmpty()
            ? "no " + language + " stack is reviewed"
            : "the " + language + " stacks under review are " + names;
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
