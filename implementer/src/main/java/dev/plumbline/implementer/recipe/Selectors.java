package dev.plumbline.implementer.recipe;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code parameter[name=tls].value}: the block whose members are so, else a new one behind the
 * others, which gets those members as well.
 */
final class Selectors {
  private static final Pattern SELECTOR =
      Pattern.compile("^([a-z_.]+)\\[([a-z_]+=[^\\]]+)](?:\\.(.+))?$");

  private Selectors() {}

  /**
   * The step with a number instead of a selector, itself where it has none; nothing where a whole
   * block is wanted that is there.
   */
  static Optional<Fix.Set> numbered(Fix.Set set, Resource resource) {
    Matcher selector = SELECTOR.matcher(set.path());
    if (!selector.matches()) {
      return Optional.of(set);
    }
    Map<String, Value> keys = keys(selector.group(2));
    String list = selector.group(1);
    String inner = selector.group(3);
    int count = 0;
    if (PathStep.value(resource.attributes(), list) instanceof Value.Seq(var blocks)) {
      for (Value block : blocks) {
        if (holds(block, keys)) {
          int place = count;
          return Optional.ofNullable(inner)
              .map(name -> new Fix.Set(list + "[" + place + "]." + name, set.value()));
        }
        count++;
      }
    }
    return Optional.of(new Fix.Set(list + "[" + count + "]", whole(keys, inner, set.value())));
  }

  /** What stands at a path, which may name a block by its members; null where there is none. */
  static @Nullable Value value(Value from, String path) {
    Matcher selector = SELECTOR.matcher(path);
    if (!selector.matches()) {
      return PathStep.value(from, path);
    }
    Map<String, Value> keys = keys(selector.group(2));
    if (PathStep.value(from, selector.group(1)) instanceof Value.Seq(var blocks)) {
      for (Value block : blocks) {
        if (holds(block, keys)) {
          String inner = selector.group(3);
          return inner == null ? block : PathStep.value(block, inner);
        }
      }
    }
    return null;
  }

  private static Map<String, Value> keys(String written) {
    var keys = new LinkedHashMap<String, Value>();
    for (String pair : written.split(",", -1)) {
      int sign = pair.indexOf('=');
      String text = pair.substring(sign + 1);
      boolean number = text.matches("[0-9]{1,9}");
      keys.put(pair.substring(0, sign), number ? Value.of(Long.parseLong(text)) : Value.of(text));
    }
    return keys;
  }

  private static boolean holds(Value block, Map<String, Value> keys) {
    return block instanceof Value.Obj(var members)
        && keys.entrySet().stream()
            .allMatch(key -> key.getValue().equals(members.get(key.getKey())));
  }

  private static Value whole(Map<String, Value> keys, @Nullable String inner, Value value) {
    var members = new LinkedHashMap<>(keys);
    if (inner != null) {
      int dot = inner.indexOf('.');
      members.put(
          dot < 0 ? inner : inner.substring(0, dot),
          dot < 0 ? value : whole(Map.of(), inner.substring(dot + 1), value));
    } else if (value instanceof Value.Obj(var more)) {
      members.putAll(more);
    }
    return new Value.Obj(members);
  }
}
