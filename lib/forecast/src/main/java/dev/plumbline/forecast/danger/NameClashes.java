package dev.plumbline.forecast.danger;

import dev.plumbline.forecast.danger.UniqueNames.Unique;
import dev.plumbline.forecast.reading.Language;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.Rename;
import dev.plumbline.model.section.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Names that one resource of a change gives up and another takes. Terraform orders only what needs
 * one another, so the new one may come while the old one still is there; CloudFormation and Pulumi
 * delete when all else is done.
 *
 * <p>Terraform documentation, "Resource Graph" and "The lifecycle Meta-Argument"; AWS
 * CloudFormation User Guide, "Update behaviors of stack resources" and "Name type"; Pulumi
 * documentation, "How Pulumi works".
 */
public final class NameClashes {
  private final Map<String, Resource> base = new HashMap<>();
  private final Map<String, Resource> head = new HashMap<>();
  private final UniqueNames oldNames;
  private final UniqueNames newNames;
  private final Words words;

  /** A resource that a name is given up by, or stays with. */
  private record Owner(PlannedChange change, Resource resource) {}

  public NameClashes(Graph base, Graph head, Words words) {
    base.resources().forEach(resource -> this.base.put(resource.address(), resource));
    head.resources().forEach(resource -> this.head.put(resource.address(), resource));
    oldNames = new UniqueNames(base);
    newNames = new UniqueNames(head);
    this.words = words;
  }

  /**
   * @param renames found in the change: what is told to move does not clash
   */
  public List<Danger> in(Validation.Plan plan, List<Rename> renames) {
    Map<Unique, Owner> given = new HashMap<>();
    for (PlannedChange change : plan.changes()) {
      Resource old = base.get(old(change));
      if (old != null && isGivenUp(change)) {
        oldNames.of(old).ifPresent(name -> given.put(name, new Owner(change, old)));
      }
    }
    List<Danger> found = new ArrayList<>();
    for (PlannedChange change : plan.changes()) {
      Resource made = head.get(change.address());
      if (made != null && isMade(change)) {
        newNames
            .of(made)
            .filter(given::containsKey)
            .ifPresent(name -> {
              Owner owner = Objects.requireNonNull(given.get(name));
              String text = text(change, made, name.name(), owner);
              if (!text.isEmpty() && !isRenamed(owner.change(), change, renames)) {
                found.add(danger(change, text));
              }
            });
      }
    }
    return found;
  }

  private static boolean isGivenUp(PlannedChange change) {
    return isLikely(change)
        && switch (change.action()) {
          case DESTROY, FORGET, REPLACE -> true;
          case CREATE, UPDATE, MOVE, READ, NO_OP, UNKNOWN -> false;
        };
  }

  private static boolean isMade(PlannedChange change) {
    return isLikely(change)
        && (change.action() == Action.CREATE || change.action() == Action.REPLACE);
  }

  /** Of what is only possible nothing is said. */
  private static boolean isLikely(PlannedChange change) {
    return change.confidence() != Confidence.POSSIBLE;
  }

  private static boolean isRenamed(PlannedChange from, PlannedChange to, List<Rename> renames) {
    return renames.stream()
        .anyMatch(rename ->
            Addresses.covers(rename.from(), from.address())
                && Addresses.covers(rename.to(), to.address()));
  }

  /** {@code ""} where nothing clashes. */
  private String text(PlannedChange made, Resource resource, String name, Owner owner) {
    boolean sure =
        made.confidence() == Confidence.CERTAIN
            && owner.change().confidence() == Confidence.CERTAIN;
    String fails = sure ? "the apply fails" : "the apply may fail";
    String both = made.address() + " and " + owner.change().address() + " are both named " + name;
    Language language = Language.of(resource);
    if (owner.change().address().equals(made.address())) {
      return ofOne(made, name, fails, language);
    }
    if (owner.change().action() == Action.FORGET) {
      return both + ", and the second one is only forgotten and stays: " + fails + ".";
    }
    return both
        + switch (language) {
          case TERRAFORM ->
              ", and nothing says that the second one goes first: the first apply may fail.";
          case CLOUDFORMATION -> ", and CloudFormation deletes the second one last: " + fails + ".";
          case PULUMI -> ", and Pulumi deletes the second one last: " + fails + ".";
        };
  }

  /** One that is replaced under its old name. Pulumi deletes such a one first by itself. */
  private static String ofOne(PlannedChange made, String name, String fails, Language language) {
    String text =
        made.address()
            + " is replaced by one that is named "
            + name
            + " as well, and the new one is created first: "
            + fails
            + ".";
    return switch (language) {
      case TERRAFORM -> made.createBeforeDestroy() ? text : "";
      case CLOUDFORMATION -> text;
      case PULUMI -> "";
    };
  }

  private static String old(PlannedChange change) {
    return change.previousAddress().isEmpty() ? change.address() : change.previousAddress();
  }

  private Danger danger(PlannedChange change, String text) {
    return new Danger(
        change.address(),
        Danger.Kind.REFUSED,
        text,
        List.of(),
        false,
        "",
        words.answer(change.address()),
        change.cause());
  }
}
