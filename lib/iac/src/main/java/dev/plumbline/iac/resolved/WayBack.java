package dev.plumbline.iac.resolved;

import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From Terraform's attributes back to the properties that they are read from. Nothing is turned
 * around: every property that the type has is read with a mark in it, and where the mark comes out
 * is the attribute's place. A value is the one that is read as what is wanted.
 */
public final class WayBack {
  private static final String MARK = "the way back";
  private static final SourceRange NOWHERE = SourceRange.startOf("");

  /** How properties are read: what becomes of them, by Terraform type, the parts too. */
  public interface Reading {
    List<Map.Entry<String, Value.Obj>> of(Resolved.Members properties);
  }

  private final Reading reading;
  private final List<PropertyPath> paths = new ArrayList<>();
  private final Map<String, PropertyPath> places = new LinkedHashMap<>();

  public WayBack(Reading reading) {
    this.reading = reading;
  }

  /** Something that stands for any value of a property. */
  public Resolved mark(PropertyPath path) {
    paths.add(path);
    Value.Origin origin = new Value.Origin(MARK, Integer.toString(paths.size() - 1), "", MARK);
    return Resolved.leaf(new Value.Unknown(origin), NOWHERE);
  }

  /** Reads a property with its marks; what is read first of an attribute is its place. */
  public void learn(String property, Resolved marked) {
    for (var read : reading.of(members(property, marked))) {
      learn(read.getKey() + ":", read.getValue());
    }
  }

  private static Resolved.Members members(String property, Resolved value) {
    return new Resolved.Members(
        Map.of(property, new Resolved.Member(value, NOWHERE)), NOWHERE, List.of());
  }

  private void learn(String path, Value value) {
    switch (value) {
      case Value.Obj(var members) ->
          members.forEach((name, member) ->
              learn(path.endsWith(":") ? path + name : path + "." + name, member));
      case Value.Seq(var elements) -> elements.forEach(element -> learn(path, element));
      case Value.Unknown(Value.Origin origin) when origin.address().equals(MARK) ->
          places.putIfAbsent(path, paths.get(Integer.parseInt(origin.path())));
      case Value.Unknown _, Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> {}
      case Value.Sensitive(Value inner) -> learn(path, inner);
    }
  }

  /**
   * Where an attribute is written, or nothing where no property is read as it.
   *
   * @param type Terraform's, of the resource or of a part of it
   * @param attribute path without indices
   */
  public Optional<PropertyPath> place(String type, String attribute) {
    return Optional.ofNullable(places.get(type + ":" + attribute));
  }

  /**
   * The attribute of a list's elements that is a name in the source, which has a map there; nothing
   * where it has none.
   */
  public Optional<String> nameIn(String type, String list) {
    return places.entrySet().stream()
        .filter(place -> place.getKey().startsWith(type + ":" + list + "."))
        .flatMap(place -> place.getValue().steps().stream())
        .flatMap(step -> PropertyPath.nameOf(step).stream())
        .findFirst();
  }

  /** The property that all of a block is read from, and nothing besides. */
  public Optional<PropertyPath> container(String type, String block) {
    String prefix = type + ":" + block + ".";
    PropertyPath common = null;
    for (var place : places.entrySet()) {
      if (place.getKey().startsWith(prefix)) {
        common = common == null ? outer(place.getValue()) : common(common, place.getValue());
      }
    }
    return common == null || common.steps().isEmpty() || holdsMore(common, prefix)
        ? Optional.empty()
        : Optional.of(common);
  }

  private boolean holdsMore(PropertyPath container, String prefix) {
    return places.entrySet().stream()
        .anyMatch(place ->
            !place.getKey().startsWith(prefix)
                && common(container, place.getValue()).steps().equals(container.steps()));
  }

  private static PropertyPath outer(PropertyPath path) {
    return new PropertyPath(path.steps().subList(0, path.steps().size() - 1), "", List.of());
  }

  private static PropertyPath common(PropertyPath one, PropertyPath other) {
    int shared = 0;
    while (shared < Math.min(one.steps().size(), other.steps().size())
        && one.steps().get(shared).equals(other.steps().get(shared))) {
      shared++;
    }
    return new PropertyPath(one.steps().subList(0, shared), "", List.of());
  }

  /**
   * What has to be written, and where.
   *
   * @param place with a list, all of which the value is
   */
  public record Setting(PropertyPath place, Value value) {}

  /**
   * What has to be written for an attribute to be read as a value; nothing where no value is.
   *
   * @param words that the language has for some values
   */
  public Optional<Setting> setting(
      String type, String attribute, Value wanted, List<String> words) {
    return place(type, attribute)
        .flatMap(place -> {
          List<Setting> candidates =
              isOfObjects(place, attribute)
                  ? objects(place, wanted)
                  : candidates(place, attribute, type, wanted, words);
          return candidates.stream()
              .filter(one -> isRead(one, type, attribute, wanted))
              .findFirst();
        });
  }

  private List<Setting> candidates(
      PropertyPath place, String attribute, String type, Value wanted, List<String> words) {
    var values = new ArrayList<Value>();
    // Where any text that is not a certain one is read so, only a word of the language will do.
    if (!isRead(new Setting(place, Value.of(MARK)), type, attribute, wanted)) {
      values.addAll(Spellings.of(wanted, place.type()));
      if (wanted instanceof Value.Seq(var elements) && elements.size() == 1) {
        values.add(elements.getFirst());
      }
      words.forEach(word -> values.add(Value.of(word)));
    }
    place.allowed().forEach(word -> values.add(Value.of(word)));
    return values.stream()
        .filter(value -> place.allowed().isEmpty() || place.allowed().contains(Joined.text(value)))
        .map(value -> new Setting(place, value))
        .toList();
  }

  /** Whether a list that Terraform has plain elements in is one of objects. */
  private static boolean isOfObjects(PropertyPath place, String attribute) {
    long lists = place.steps().stream().filter(step -> step.list() && step.key().isEmpty()).count();
    long names = attribute.chars().filter(c -> c == '.').count();
    return place.innermostList() != place && lists > names;
  }

  private static List<Setting> objects(PropertyPath place, Value wanted) {
    PropertyPath list = place.innermostList();
    int below = list.steps().size();
    if (place.steps().size() != below + 1 || !(wanted instanceof Value.Seq(var elements))) {
      return List.of();
    }
    String name = place.steps().get(below).name();
    return List.of(
        new Setting(
            list,
            new Value.Seq(
                elements.stream()
                    .map(element -> (Value) new Value.Obj(Map.of(name, element)))
                    .toList())));
  }

  private boolean isRead(Setting one, String type, String attribute, Value wanted) {
    Resolved at = Resolved.leaf(one.value(), NOWHERE);
    List<PropertyPath.Step> steps = one.place().steps();
    for (int i = steps.size() - 1; i > 0; i--) {
      at = held(steps.get(i), at, i == steps.size() - 1);
      at = members(steps.get(i).name(), at);
    }
    at = held(steps.getFirst(), at, steps.size() == 1);
    return reading.of(members(steps.getFirst().name(), at)).stream()
        .filter(read -> read.getKey().equals(type))
        .anyMatch(read -> Spellings.mean(wanted, at(read.getValue(), attribute)));
  }

  /** The value in the list that a step holds; the last one holds the value itself. */
  private static Resolved held(PropertyPath.Step step, Resolved value, boolean last) {
    if (!step.key().isEmpty()) {
      var pair = new LinkedHashMap<String, Resolved.Member>();
      pair.put("Key", new Resolved.Member(Resolved.leaf(Value.of(step.key()), NOWHERE), NOWHERE));
      pair.put("Value", new Resolved.Member(value, NOWHERE));
      return list(new Resolved.Members(pair, NOWHERE, List.of()));
    }
    return step.list() && !last ? list(value) : value;
  }

  private static Resolved list(Resolved element) {
    return new Resolved.Elements(List.of(element), NOWHERE, List.of());
  }

  private static @Nullable Value at(Value from, String path) {
    Value at =
        from instanceof Value.Seq(var elements) && elements.size() == 1
            ? elements.getFirst()
            : from;
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    Value inner = at instanceof Value.Obj(var members) ? members.get(name) : null;
    return inner == null || dot < 0 ? inner : at(inner, path.substring(dot + 1));
  }
}
