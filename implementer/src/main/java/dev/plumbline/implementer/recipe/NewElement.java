package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.resolved.PropertyPath;
import dev.plumbline.iac.resolved.PropertyPath.Step;
import dev.plumbline.iac.resolved.WayBack;
import dev.plumbline.iac.resolved.WayBack.Setting;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object that a document lacks, or an element of one of its lists, made as a whole: what it
 * can't be without is in it from the start.
 *
 * @param holder the property that is the object, or holds the list
 */
record NewElement(PropertyPath holder, Value.Obj value) {

  /** What a block is that the resource has not yet; nothing for what is there, or is no block. */
  static Optional<NewElement> missing(
      WayBack ways, Resource resource, String path, Value value, List<String> words) {
    PathStep step = PathStep.of(path).getFirst();
    boolean there = PathStep.element(resource.attributes(), step) != null;
    boolean whole = path.equals(step.name()) || path.equals(step.name() + "[" + step.index() + "]");
    return !there
            && whole
            && !DocumentPolicy.isCall(value)
            && value instanceof Value.Obj block
            && ways.nameIn(resource.type(), step.name()).isEmpty()
        ? of(ways, resource.type(), step.name(), block, words)
        : Optional.empty();
  }

  boolean isOfList() {
    return holder.steps().getLast().list();
  }

  /**
   * @param attribute path of the block, without indices
   * @param block what is wanted in it; nothing is made where a part of it has no place
   */
  private static Optional<NewElement> of(
      WayBack ways, String type, String attribute, Value.Obj block, List<String> words) {
    Optional<PropertyPath> holder = ways.container(type, attribute);
    if (holder.isEmpty()) {
      return Optional.empty();
    }
    var leaves = new LinkedHashMap<String, Value>();
    leaves(attribute, block, leaves);
    Value.Obj element = Value.Obj.EMPTY;
    for (var leaf : leaves.entrySet()) {
      Optional<Setting> setting = setting(ways, type, leaf.getKey(), leaf.getValue(), words);
      if (setting.isEmpty() || !isWithin(setting.get().place(), holder.get())) {
        return Optional.empty();
      }
      List<Step> below = below(setting.get().place(), holder.get());
      element = with(element, below, setting.get().value());
    }
    Value.Obj whole = element;
    return leaves.keySet().stream()
            .flatMap(leaf -> place(ways, type, leaf).stream())
            .allMatch(place -> isComplete(whole, place, holder.get()))
        ? Optional.of(new NewElement(holder.get(), element))
        : Optional.empty();
  }

  private static void leaves(String path, Value value, Map<String, Value> leaves) {
    if (value instanceof Value.Obj(var members)
        && !members.isEmpty()
        && !DocumentPolicy.isCall(value)) {
      members.forEach((name, member) -> leaves(path + "." + name, member, leaves));
    } else {
      leaves.put(path, value);
    }
  }

  private static Optional<Setting> setting(
      WayBack ways, String type, String attribute, Value value, List<String> words) {
    return value.equals(Value.Obj.EMPTY) || DocumentPolicy.holdsCall(value)
        ? place(ways, type, attribute).map(place -> new Setting(place, value))
        : ways.setting(type, attribute, value, words);
  }

  private static Optional<PropertyPath> place(WayBack ways, String type, String attribute) {
    return ways.place(type, attribute).or(() -> ways.container(type, attribute));
  }

  private static boolean isWithin(PropertyPath place, PropertyPath holder) {
    int names = holder.steps().size();
    return place.steps().size() > names
        && place.steps().subList(0, names).equals(holder.steps())
        && place.steps().stream().allMatch(step -> step.key().isEmpty());
  }

  private static List<Step> below(PropertyPath place, PropertyPath holder) {
    return place.steps().subList(holder.steps().size(), place.steps().size());
  }

  private static Value.Obj with(Value.Obj at, List<Step> path, Value value) {
    var members = new LinkedHashMap<>(at.members());
    Step step = path.getFirst();
    if (path.size() == 1) {
      members.put(step.name(), value);
    } else {
      Value.Obj inner = with(inner(members.get(step.name())), path.subList(1, path.size()), value);
      members.put(step.name(), step.list() ? new Value.Seq(List.of(inner)) : inner);
    }
    return new Value.Obj(members);
  }

  private static Value.Obj inner(@Nullable Value there) {
    Value one =
        there instanceof Value.Seq(var elements) && elements.size() == 1
            ? elements.getFirst()
            : there;
    return one instanceof Value.Obj object ? object : Value.Obj.EMPTY;
  }

  /** Whether each object on the way to a value has what it can't be without. */
  private static boolean isComplete(Value.Obj element, PropertyPath place, PropertyPath holder) {
    Value.Obj at = element;
    for (int i = holder.steps().size() - 1; i < place.steps().size() - 1; i++) {
      if (!at.members().keySet().containsAll(place.steps().get(i).required())) {
        return false;
      }
      at = inner(at.members().get(place.steps().get(i + 1).name()));
    }
    return true;
  }
}
