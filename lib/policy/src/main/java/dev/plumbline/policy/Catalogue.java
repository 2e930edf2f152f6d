package dev.plumbline.policy;

import dev.plumbline.facts.Facts;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.read.Index;
import dev.plumbline.policy.term.Absence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All policies in force, found by id or by a peer's id. Immutable.
 *
 * @param policies sorted by id
 * @param absence what holds for attributes that are not set
 */
public record Catalogue(List<Policy> policies, Absence absence) {

  private static final class Holder {
    static final Catalogue BUNDLED = load();
  }

  private static final class Indexed {
    static final Catalogue INDEXED =
        Index.bundled()
            .map(index ->
                new Catalogue(index.policies(), new Absence(Facts.bundled(), index.defaults())))
            .orElseGet(Catalogue::bundled);
  }

  public Catalogue {
    var sorted = new TreeMap<String, Policy>();
    for (Policy policy : policies) {
      if (sorted.put(policy.id(), policy) != null) {
        throw new IllegalArgumentException("two policies " + policy.id());
      }
    }
    policies = List.copyOf(sorted.values());
  }

  /** The policies that ship with the product; read once, on first use. */
  public static Catalogue bundled() {
    return Holder.BUNDLED;
  }

  /**
   * The same for judging: its policies have no examples. A new process reads it many times faster.
   */
  public static Catalogue indexed() {
    return Indexed.INDEXED;
  }

  private static Catalogue load() {
    CatalogueReader.Result result = CatalogueReader.bundled();
    if (!result.problems().isEmpty()) {
      throw new IllegalStateException("our own policies have problems: " + result.problems());
    }
    return new Catalogue(
        result.policies(), new Absence(Facts.bundled(), CatalogueReader.serviceDefaults()));
  }

  /** The policy of an id. */
  public Optional<Policy> policy(String id) {
    return policies.stream().filter(policy -> policy.id().equals(id)).findFirst();
  }

  /**
   * The policies that an id stands for: one for an id of ours, any number for a peer's, none for
   * one that nobody knows. Case does not matter, nor does the {@code AVD-} that Trivy once wrote.
   */
  public List<Policy> find(String id) {
    String wanted = normal(id);
    return policies.stream()
        .filter(policy ->
            normal(policy.id()).equals(wanted)
                || policy.aliases().stream().anyMatch(alias -> normal(alias).equals(wanted)))
        .toList();
  }

  /** All ids, ours and those of peers that we answer to. */
  public List<String> names() {
    return policies.stream()
        .flatMap(policy -> Stream.concat(Stream.of(policy.id()), policy.aliases().stream()))
        .toList();
  }

  /** The form in which ids are compared. */
  public static String normal(String id) {
    String lower = id.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("avd-") ? lower.substring("avd-".length()) : lower;
  }
}
