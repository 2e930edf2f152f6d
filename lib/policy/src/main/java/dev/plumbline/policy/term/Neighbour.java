package dev.plumbline.policy.term;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource around another, and whether it is surely there with it. Whoever walks from one to the
 * next keeps what the steps before left open.
 *
 * @param missing what may be missing on the way to it, or itself; null where all is there
 */
public record Neighbour(Subject subject, @Nullable Subject missing) {

  /** One that is there, such as the resource that is judged. */
  public static Neighbour of(Subject subject) {
    return new Neighbour(subject, null);
  }

  /** Each resource once: surely there where one of the ways to it is sure. */
  public static List<Neighbour> each(Stream<Neighbour> all) {
    var found = new LinkedHashMap<Subject, Neighbour>();
    all.forEach(one -> found.merge(one.subject, one, (a, b) -> a.isSure() ? a : b));
    return List.copyOf(found.values());
  }

  /** The resources of neighbours, whether they are there or may be missing. */
  public static List<Subject> subjects(List<Neighbour> all) {
    return all.stream().map(Neighbour::subject).toList();
  }

  public boolean isSure() {
    return missing == null;
  }

  /** True, or open where it may be missing. */
  public Truth there() {
    return isSure() ? Truth.TRUE : Truth.OPEN;
  }

  /** What keeps open whether it is there; null where nothing does. */
  public Term.@Nullable Open doubt() {
    return missing == null ? null : Term.open(missing.existence());
  }

  /** What holds by it alone: without it, it would be false. */
  public Term ifThere(Term holds) {
    Term.Open doubt = doubt();
    return doubt == null || Term.truth(holds) == Truth.FALSE ? holds : doubt;
  }

  /** The same as seen behind another, without which it would not be met. */
  public Neighbour behind(Neighbour other) {
    return other.isSure() ? this : new Neighbour(subject, other.missing);
  }

  /** As {@link Subject#referencedBy}. */
  public Stream<Neighbour> referencedBy(String type) {
    return subject.referencedBy(type).stream().map(one -> one.behind(this));
  }

  /** As {@link Subject#referencedThrough}. */
  public Stream<Neighbour> referencedThrough(String type, String attribute) {
    return subject.referencedThrough(type, attribute).stream().map(one -> one.behind(this));
  }

  /** As {@link Subject#references}: what it refers to is there where it is. */
  public Stream<Neighbour> references(String type) {
    return subject.references(type).stream().map(one -> new Neighbour(one, missing));
  }
}
