package dev.plumbline.forecast.danger;

import dev.plumbline.forecast.reading.Language;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.section.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guards against destruction that a change takes away from what stays. Nothing is lost by that, so
 * it decides nothing; the next change that destroys the resource meets no guard any more.
 */
public final class FallenGuards {
  private final Map<String, Resource> base = new HashMap<>();
  private final Map<String, Resource> head = new HashMap<>();
  private final Words words;

  public FallenGuards(Graph base, Graph head, Words words) {
    base.resources().forEach(resource -> this.base.put(resource.address(), resource));
    head.resources().forEach(resource -> this.head.put(resource.address(), resource));
    this.words = words;
  }

  /** Of what goes or is replaced the loss itself is told. */
  public List<Danger> in(Validation.Plan plan) {
    List<Danger> found = new ArrayList<>();
    for (PlannedChange change : plan.changes()) {
      String old = change.previousAddress().isEmpty() ? change.address() : change.previousAddress();
      Resource before = base.get(old);
      Resource after = head.get(change.address());
      if (before != null && after != null && !change.action().destroys()) {
        sentences(before, after).forEach(text -> found.add(danger(change, after, text)));
      }
    }
    return found;
  }

  private static List<String> sentences(Resource before, Resource after) {
    Lifecycle was = before.lifecycle();
    Lifecycle is = after.lifecycle();
    Language language = Language.of(after);
    List<String> sentences = new ArrayList<>();
    if (was.preventDestroy() && !is.preventDestroy()) {
      String guard = language == Language.PULUMI ? "protect" : "prevent_destroy";
      sentences.add(guard + " no longer stands before " + after.address() + ".");
    }
    if (falls(was.deletionPolicy(), is.deletionPolicy())) {
      String guard = language == Language.PULUMI ? "retainOnDelete" : "DeletionPolicy";
      sentences.add(guard + " no longer " + keeps(was.deletionPolicy(), after, "is deleted"));
    }
    if (falls(was.updateReplacePolicy(), is.updateReplacePolicy())
        && language == Language.CLOUDFORMATION) {
      sentences.add(
          "UpdateReplacePolicy no longer "
              + keeps(was.updateReplacePolicy(), after, "is replaced"));
    }
    return sentences;
  }

  private static String keeps(String policy, Resource resource, String when) {
    String address = resource.address();
    return policy.equals(Loss.SNAPSHOT)
        ? "takes a snapshot of " + address + " when it " + when + "."
        : "retains " + address + " when it " + when + ".";
  }

  /**
   * Whether less is kept than was. A policy that only the deployment knows says nothing, and with
   * none at all some types have a snapshot taken.
   */
  private static boolean falls(String was, String is) {
    boolean known = !was.equals(Lifecycle.OPEN) && !is.equals(Lifecycle.OPEN);
    return known && strength(is) < strength(was);
  }

  private static int strength(String policy) {
    return policy.startsWith("Retain") ? 2 : policy.equals(Loss.SNAPSHOT) ? 1 : 0;
  }

  private Danger danger(PlannedChange change, Resource after, String text) {
    return new Danger(
        change.address(),
        Danger.Kind.RESOURCE,
        text,
        List.of(),
        false,
        "",
        words.answer(change.address()),
        after.header());
  }
}
