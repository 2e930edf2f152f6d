package dev.plumbline.iac.resolved;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a source has what Terraform calls an attribute: names from a resource's properties on.
 *
 * @param type of the last one: {@code string}, {@code bool}, {@code int}, …
 * @param allowed the values that the last one takes; empty for any
 */
public record PropertyPath(List<Step> steps, String type, List<String> allowed) {
  public PropertyPath {
    steps = List.copyOf(steps);
    allowed = List.copyOf(allowed);
  }

  /**
   * One name on the way.
   *
   * @param list whether it holds a list, an element of which the way goes through
   * @param key of the pair in the list, whose {@code Value} is meant; empty where it has no pairs
   * @param required what an object there can't be without
   */
  public record Step(String name, boolean list, String key, Set<String> required) {
    public Step {
      required = Set.copyOf(required);
    }

    /** A name that holds no list. */
    public static Step of(String name) {
      return new Step(name, false, "", Set.of());
    }
  }

  /**
   * A step that any name may stand at: a map where Terraform has a list, whose elements have the
   * name as an attribute.
   */
  public static Step anyName(String attribute, Set<String> required) {
    return new Step("{" + attribute + "}", false, "", required);
  }

  /** The attribute that a step's name is, where it may be any. */
  static Optional<String> nameOf(Step step) {
    return step.name().startsWith("{")
        ? Optional.of(step.name().substring(1, step.name().length() - 1))
        : Optional.empty();
  }

  /** The same path to the member that has a certain name, where it may be any. */
  public PropertyPath named(String name) {
    return new PropertyPath(
        steps.stream()
            .map(step ->
                nameOf(step).isPresent()
                    ? new Step(name, step.list(), step.key(), step.required())
                    : step)
            .toList(),
        type,
        allowed);
  }

  /**
   * The path to the innermost list that the way goes through; itself where it goes through none.
   */
  public PropertyPath innermostList() {
    for (int i = steps.size() - 2; i >= 0; i--) {
      if (steps.get(i).list() && steps.get(i).key().isEmpty()) {
        return new PropertyPath(steps.subList(0, i + 1), "list", List.of());
      }
    }
    return this;
  }

  /** {@code SSESpecification.SSEEnabled}, for people. */
  public String shown() {
    return String.join(
        ".",
        steps.stream()
            .map(step -> step.key().isEmpty() ? step.name() : step.name() + "{" + step.key() + "}")
            .toList());
  }
}
