package dev.plumbline.ingest.intake;

import dev.plumbline.iac.discovery.AffectedStack;
import dev.plumbline.iac.discovery.Discovered;
import dev.plumbline.iac.discovery.ProjectSettings;
import dev.plumbline.iac.discovery.Stack;
import dev.plumbline.ingest.git.SourceChange;
import dev.plumbline.model.source.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the sender of a change should know of how it was read.
 *
 * @param nothing whether there is no stack where they were looked for, changed or not
 */
record Notes(List<String> texts, boolean nothing) {
  private static final int MOST = 40;
  private static final int EXAMPLES = 5;

  Notes {
    texts = List.copyOf(texts);
  }

  static Notes of(
      SourceChange source,
      Discovered head,
      List<String> within,
      List<AffectedStack> affected,
      Collection<String> tooLarge) {
    var notes = new ArrayList<>(source.notes());
    notes.addAll(head.notes());
    for (Diagnostic diagnostic : head.diagnostics()) {
      notes.add(diagnostic.subject() + ": " + diagnostic.summary() + ". " + diagnostic.detail());
    }
    if (!tooLarge.isEmpty()) {
      notes.add("not read, larger than review.file-size: " + examples(tooLarge.stream()));
    }
    for (AffectedStack stack : affected) {
      if (stack.cause() == AffectedStack.Cause.VALUES_REMOVED) {
        notes.add(
            stack.spec().name()
                + " is no longer reviewed: its files of values are gone; what it deployed stays until"
                + " somebody destroys it");
      }
    }
    ofNoStack(head, affected).forEach(notes::add);
    if (affected.isEmpty()) {
      notes.add(nothing(head, within));
    }
    if (notes.size() > MOST) {
      int more = notes.size() - MOST;
      notes.subList(MOST, notes.size()).clear();
      notes.add("and " + more + " more remarks");
    }
    return new Notes(notes, affected.isEmpty() && isNothingThere(head, within));
  }

  /** A misspelt stack would be an acknowledgement that nobody reads. */
  private static Stream<String> ofNoStack(Discovered head, List<AffectedStack> affected) {
    return head.settings().acknowledged().stream()
        .filter(name ->
            Stream.concat(
                    head.stacks().stream().map(Stack::name),
                    affected.stream().map(stack -> stack.spec().name()))
                .noneMatch(known -> known.equals(name) || known.startsWith(name + "@")))
        .map(name ->
            ProjectSettings.FILE
                + ": acknowledgements for "
                + name
                + " take nothing on: there is no such stack");
  }

  /** With others before them. */
  Notes behind(List<String> first) {
    return new Notes(Stream.concat(first.stream(), texts.stream()).toList(), nothing);
  }

  /** A library without a caller is no stack, but something that could be reviewed. */
  private static boolean isNothingThere(Discovered head, List<String> within) {
    return (head.stacks().isEmpty() && head.modules().isEmpty())
        || (!within.isEmpty() && head.stacks().stream().noneMatch(s -> isWithin(s, within)));
  }

  /** Why there is nothing to review. */
  private static String nothing(Discovered head, List<String> within) {
    if (head.stacks().isEmpty() && head.modules().isEmpty()) {
      return "nothing to review: no Terraform root module, CloudFormation template, Pulumi YAML"
          + " program or Kubernetes manifest was found; name a directory that has one";
    }
    String where = String.join(", ", within);
    if (!within.isEmpty() && head.stacks().stream().noneMatch(s -> isWithin(s, within))) {
      return "nothing to review: there is no stack in "
          + where
          + "; the repository's stacks are "
          + examples(head.stacks().stream().map(Stack::name));
    }
    return "nothing to review: the change concerns none of the " + head.stacks().size() + " stacks";
  }

  static boolean isWithin(Stack stack, List<String> within) {
    String path = stack.spec().path();
    return within.isEmpty()
        || within.stream().anyMatch(d -> d.isEmpty() || path.equals(d) || path.startsWith(d + "/"));
  }

  private static String examples(Stream<String> names) {
    List<String> all = names.limit(EXAMPLES + 1L).toList();
    String first = String.join(", ", all.subList(0, Math.min(EXAMPLES, all.size())));
    return all.size() > EXAMPLES ? first + ", …" : first;
  }
}
