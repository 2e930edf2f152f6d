package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on an object by pointers to its parts: RFC 6902, of which add, replace, remove. */
final class JsonPatch {
  private static final int MOST_DIGITS = 6;

  private JsonPatch() {}

  /** The object after all operations; null where one can't be followed. */
  static @Nullable YamlNode applied(YamlNode.Sequence operations, YamlNode object) {
    YamlNode result = object;
    for (YamlNode operation : operations.elements()) {
      String kind = KubernetesObject.text(operation, "op");
      String pointer = KubernetesObject.text(operation, "path");
      YamlNode value = operation.member("value").orElse(null);
      boolean known = kind.equals("add") || kind.equals("replace") || kind.equals("remove");
      if (!known || (value == null && !kind.equals("remove")) || !pointer.startsWith("/")) {
        return null;
      }
      List<String> steps = new ArrayList<>();
      for (String step : pointer.substring(1).split("/", -1)) {
        steps.add(step.replace("~1", "/").replace("~0", "~"));
      }
      result = applied(result, steps, kind.equals("add"), value);
      if (result == null) {
        return null;
      }
    }
    return result;
  }

  /**
   * @param value null to remove
   */
  private static @Nullable YamlNode applied(
      YamlNode node, List<String> steps, boolean insert, @Nullable YamlNode value) {
    String step = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    return switch (node) {
      case YamlNode.Scalar _ -> null;
      case YamlNode.Mapping mapping -> {
        if (rest.isEmpty()) {
          yield value == null ? Edits.without(mapping, step) : Edits.with(mapping, step, value);
        }
        YamlNode inner = mapping.get(step).orElse(null);
        YamlNode changed = inner == null ? null : applied(inner, rest, insert, value);
        yield changed == null ? null : Edits.with(mapping, step, changed);
      }
      case YamlNode.Sequence list -> element(list, step, rest, insert, value);
    };
  }

  private static @Nullable YamlNode element(
      YamlNode.Sequence list,
      String step,
      List<String> rest,
      boolean insert,
      @Nullable YamlNode value) {
    List<YamlNode> elements = new ArrayList<>(list.elements());
    int at = step.equals("-") ? elements.size() : index(step);
    boolean end = at == elements.size();
    if (at < 0 || at > elements.size() || (end && !(insert && rest.isEmpty()))) {
      return null;
    }
    if (!rest.isEmpty()) {
      YamlNode changed = applied(elements.get(at), rest, insert, value);
      if (changed == null) {
        return null;
      }
      elements.set(at, changed);
    } else if (value == null) {
      elements.remove(at);
    } else if (insert) {
      elements.add(at, value);
    } else {
      elements.set(at, value);
    }
    return new YamlNode.Sequence(List.copyOf(elements), list.tag(), list.span());
  }

  private static int index(String step) {
    boolean number =
        !step.isEmpty()
            && step.length() <= MOST_DIGITS
            && step.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(step) : -1;
  }
}
