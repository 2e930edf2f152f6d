package dev.plumbline.policy.term;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource as conditions see it: its attributes with absence resolved, and its neighbours. */
public final class Subject {
  private final Resource resource;
  private final Scene scene;
  private final Place place;
  private final int unknownKeys;
  private final int number;

  /**
   * @param number of those before it in the scene
   */
  Subject(Resource resource, Scene scene, int number) {
    this.resource = resource;
    this.scene = scene;
    this.number = number;
    this.place = new Place(this, null, "", -1, resource.attributes(), false);
    this.unknownKeys = unknownKeys(resource.address());
  }

  public Resource resource() {
    return resource;
  }

  public Place place() {
    return place;
  }

  /** How many come before it in its scene. */
  public int number() {
    return number;
  }

  /** The type as policies name it: {@code data.aws_iam_policy_document} for a data source. */
  public String type() {
    return Scene.typeOf(resource);
  }

  public Term attribute(String name) {
    Value value = resource.attribute(name);
    return value == null || value instanceof Value.Null
        ? absent(place.member(name, null), true)
        : Term.at(value, place.member(name, value));
  }

  /** What holds for something that the source does not set. */
  Term absent(Place at, boolean blockIsThere) {
    return scene.absence().resolve(type(), resource.originalType(), at, blockIsThere);
  }

  /** Resources of {@code type} that refer to this one. */
  public List<Neighbour> referencedBy(String type) {
    scene.note(this, type);
    return around(scene.links().into(this, type));
  }

  /** Those that refer to it in an attribute or block of that name. */
  public List<Neighbour> referencedThrough(String type, String attribute) {
    scene.note(this, type);
    return around(scene.links().through(this, type, attribute));
  }

  /** Whether this one refers to another in an attribute or block of that name. */
  public boolean refersThrough(String attribute, Subject to) {
    scene.note(this, to.type());
    return scene.links().isThrough(this, to, attribute);
  }

  /** Resources of {@code type} that this one refers to, which are there where it is. */
  public List<Subject> references(String type) {
    scene.note(this, type);
    return scene.links().from(this, type);
  }

  /**
   * One that this refers to, where the list that names it may be empty: what stands there by its
   * address, {@code x[0].id}, is there; of what {@code x[*].id} holds that is not known.
   */
  public Neighbour listed(Subject other) {
    scene.note(this, other.type());
    return scene.links().isByAddress(this, other) ? Neighbour.of(other) : other.beside(this);
  }

  /** Resources of {@code type} that complete this one, by reference or by an equal name. */
  public List<Neighbour> attached(String type) {
    scene.note(this, type);
    return around(scene.links().attached(this, type));
  }

  private List<Neighbour> around(List<Subject> found) {
    return found.stream().map(one -> one.beside(this)).toList();
  }

  /**
   * What keeps open whether a resource of {@code type} completes this one: the name by which it
   * means its owner is not known; null where there is no such resource.
   */
  public Term.@Nullable Open maybeNamedBy(String type) {
    scene.noteUnnamed(type(), type);
    return scene.links().maybeNamedBy(this, type);
  }

  /** Whether something that could not be read refers to it, so that neighbours may be missing. */
  public boolean partlySeen() {
    return scene.links().reachedByUnread(this);
  }

  /**
   * As it stands to another that is there. It may be missing where how many of it there are is not
   * known. What shares the other's module, or is as uncertain as the other, is taken to come with
   * it.
   */
  public Neighbour beside(Subject other) {
    return new Neighbour(this, unknownKeys > other.unknownKeys ? this : null);
  }

  /** As it stands in its stack: how many of it, or of its modules, there are may not be known. */
  public Neighbour alone() {
    return new Neighbour(this, unknownKeys > 0 ? this : null);
  }

  private static int unknownKeys(String address) {
    if (!Addresses.hasUnknownKey(address)) {
      return 0;
    }
    int count = 0;
    for (String at = address; !at.isEmpty(); at = Addresses.module(at)) {
      count += Addresses.key(at).equals("[?]") ? 1 : 0;
    }
    return count;
  }

  /** What would say whether it is there. */
  public Cause existence() {
    return new Cause(
        Cause.Kind.UNKNOWN,
        place,
        "whether there is any " + resource.address() + " depends on a value that is not known");
  }

  public Scene scene() {
    return scene;
  }

  @Override
  public String toString() {
    return resource.address();
  }
}
