package dev.plumbline.forecast;

import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.version.Release;
import dev.plumbline.model.version.VersionConstraint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The providers that a change takes to another major version. Defaults, names and what is replaced
 * may differ from one to the next, and the state of each resource is rewritten by the new one.
 *
 * <p>HashiCorp, Terraform Plugin Development, "Versioning Best Practices" (breaking changes come
 * with major versions) and "State Upgrade".
 */
public final class Upgrades {
  /** No provider has come as far. */
  private static final int MOST_MAJORS = 1_000;

  private final Map<String, Upgrade> byName = new LinkedHashMap<>();

  private Upgrades() {}

  /**
   * A provider that surely runs another major version in the head.
   *
   * @param name the stack's own for it, {@code aws}
   * @param from the locked release, else the constraint
   * @param fromMajor the newest that the base may run
   * @param toMajor the oldest that the head may run; of a step back, the newest
   */
  public record Upgrade(
      String name, String from, String to, int fromMajor, int toMajor, Requirement requirement) {

    /** Whether it goes back to an older one. */
    public boolean isBack() {
      return toMajor < fromMajor;
    }

    private String doubt() {
      return "provider "
          + name
          + " goes from "
          + from
          + " to "
          + to
          + ", another major version, which may see it otherwise";
    }
  }

  /**
   * Only those of which it is sure: a constraint that lets both run either version says nothing.
   */
  public static Upgrades of(Graph base, Graph head) {
    var upgrades = new Upgrades();
    for (Requirement now : head.declarations().releases()) {
      base.declarations().releases().stream()
          .filter(old -> old.name().equals(now.name()) && old.source().equals(now.source()))
          .findFirst()
          .flatMap(old -> between(old, now))
          .ifPresent(upgrade -> upgrades.byName.putIfAbsent(now.name(), upgrade));
    }
    return upgrades;
  }

  private static Optional<Upgrade> between(Requirement old, Requirement now) {
    Majors before = Majors.of(old);
    Majors after = Majors.of(now);
    if (now.source().isEmpty()) {
      return Optional.empty(); // the tool itself
    }
    Integer most = before.highest();
    if (most != null && after.lowest() > most) {
      return Optional.of(
          new Upgrade(now.name(), before.words(), after.words(), most, after.lowest(), now));
    }
    Integer newest = after.highest();
    return newest != null && newest < before.lowest()
        ? Optional.of(
            new Upgrade(now.name(), before.words(), after.words(), before.lowest(), newest, now))
        : Optional.empty();
  }

  /**
   * Which major versions a requirement lets run.
   *
   * @param highest null where it sets no end
   */
  private record Majors(int lowest, @Nullable Integer highest, String words) {

    static Majors of(Requirement requirement) {
      VersionConstraint constraint = VersionConstraint.of(requirement.constraint());
      Optional<Release> locked = Release.of(requirement.locked());
      int lowest = constraint.lowest().major();
      Integer highest = highest(constraint, lowest);
      boolean holds =
          locked.isPresent()
              && locked.get().major() >= lowest
              && (highest == null || locked.get().major() <= highest);
      // A lock file that the constraint has overtaken is written anew before anything runs.
      return holds
          ? new Majors(locked.get().major(), locked.get().major(), requirement.locked())
          : new Majors(lowest, highest, requirement.constraint());
    }

    private static @Nullable Integer highest(VersionConstraint constraint, int lowest) {
      for (int major = lowest; major < lowest + MOST_MAJORS; major++) {
        if (constraint.isBelow(new Release(major + 1, 0, 0))) {
          return major;
        }
      }
      return null;
    }
  }

  /** In the order of the head's requirements. */
  public Collection<Upgrade> all() {
    return byName.values();
  }

  /** The one of the provider that a resource is of; null where that stays. */
  public @Nullable Upgrade of(Resource resource) {
    String provider = resource.provider();
    int alias = provider.indexOf('.');
    return byName.get(alias < 0 ? provider : provider.substring(0, alias));
  }

  /** How sure what is predicted of a resource can be at best. */
  Certainty best(Resource resource) {
    Upgrade upgrade = of(resource);
    return upgrade == null ? Certainty.CERTAIN : Certainty.likely(upgrade.doubt());
  }

  /** Whether a change would be certain if no provider went to another major version. */
  public boolean isOnlyDoubt(PlannedChange change) {
    return change.confidence() == Confidence.LIKELY
        && byName.values().stream().anyMatch(one -> change.reason().endsWith(one.doubt()));
  }
}
