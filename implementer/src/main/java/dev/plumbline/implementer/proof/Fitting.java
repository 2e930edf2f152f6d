package dev.plumbline.implementer.proof;

import dev.plumbline.facts.Arrivals;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.Provider;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.version.Release;
import dev.plumbline.model.version.VersionConstraint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the releases of its providers that a stack is held to know what a fix writes. The facts
 * tell of one release; of others only what {@link Arrivals} has is known.
 *
 * @param lacking what a release surely does not know yet, and why
 * @param fits one sentence for each provider that the stack holds to a release
 */
record Fitting(Optional<String> lacking, List<String> fits) {

  static Fitting of(Before before, Before after) {
    if (after.graph().declarations().releases().isEmpty()) {
      return new Fitting(Optional.empty(), List.of());
    }
    Set<String> written = written(before, after);
    Set<String> fits = new TreeSet<>();
    for (String name : written) {
      String type = name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
      ResourceFacts facts = Facts.bundled().described(type);
      if (facts == null) {
        continue;
      }
      for (Requirement held : held(after.graph(), facts.provider())) {
        String arrival = Arrivals.of(name).orElse("");
        if (!arrival.isEmpty() && isBelow(held, arrival)) {
          return new Fitting(Optional.of(lacks(name, facts.provider(), arrival, held)), List.of());
        }
        fits.add(fits(facts.provider(), held));
      }
    }
    return new Fitting(Optional.empty(), List.copyOf(fits));
  }

  /** Types that the fix brings, and attributes, as {@code TYPE.ATTRIBUTE}, that it sets. */
  private static Set<String> written(Before before, Before after) {
    Set<String> written = new LinkedHashSet<>();
    for (Resource resource : after.graph().resources()) {
      Resource old = before.resources().get(resource.address());
      if (resource == old || resource.equals(old)) {
        continue;
      }
      if (old == null) {
        written.add(resource.type());
      }
      resource
          .attributes()
          .members()
          .forEach((name, value) -> {
            if (!(value instanceof Value.Null)
                && (old == null || !value.equals(old.attributes().members().get(name)))) {
              written.add(resource.type() + "." + name);
            }
          });
    }
    return written;
  }

  /** What holds a provider to releases: the lock file, else a constraint. */
  private static List<Requirement> held(Graph graph, Provider provider) {
    return graph.declarations().releases().stream()
        .filter(one -> provider.name().equals(name(one)))
        .filter(one -> !release(one).isBlank())
        .toList();
  }

  private static String name(Requirement requirement) {
    String source = requirement.source();
    String name = source.substring(source.lastIndexOf('/') + 1);
    return name.isEmpty() ? requirement.name() : name;
  }

  private static String release(Requirement held) {
    return held.locked().isEmpty() ? held.constraint() : held.locked();
  }

  private static boolean isBelow(Requirement held, String version) {
    var admitted = VersionConstraint.of(release(held));
    return Release.of(version)
        .filter(limit -> admitted.isReadable() && admitted.isBelow(limit))
        .isPresent();
  }

  private static String lacks(String name, Provider provider, String arrival, Requirement held) {
    return name
        + " came with "
        + provider.name()
        + " "
        + arrival
        + (held.locked().isEmpty()
            ? ", which the constraint " + held.constraint() + " leaves out"
            : ", and " + held.locked() + " is locked");
  }

  /** Of an older major release the facts know little, and it is not said to fit. */
  private static String fits(Provider provider, Requirement held) {
    String major = provider.version().replaceFirst("\\..*", "");
    String described = " (facts of " + provider.version() + ")";
    String release = provider.name() + " " + release(held);
    return isBelow(held, major + ".0.0")
        ? "nothing is known against " + release + described
        : "fits " + release + described;
  }
}
