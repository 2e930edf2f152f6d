package dev.plumbline.pipeline.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the records from what was given. Collects every problem before it gives up. */
final class Reading {
  private final List<String> problems = new ArrayList<>();
  private final Layers layers;

  Reading(Sources sources) {
    this.layers = Layers.of(sources, Key.of(Configuration.class, ""), problems);
  }

  Set<String> named() {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return Key.of(Configuration.class, "").stream()
        .map(Key::name)
        .filter(layers::names)
        .collect(Collectors.toUnmodifiableSet());
  }

  Configuration read() {
    Object read = build(Configuration.class, "");
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return (Configuration) Objects.requireNonNull(read);
  }

  /** Null when a value is wrong; {@link #problems} says which. */
  private @Nullable Object build(Class<?> type, String prefix) {
    int before = problems.size();
    RecordComponent[] components = type.getRecordComponents();
    var values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      String name = prefix + Spelling.kebab(component.getName());
      Setting setting = component.getAnnotation(Setting.class);
      values[i] =
          setting == null
              ? build(component.getType(), name + ".")
              : value(Key.of(component, name, setting));
    }
    return problems.size() > before ? null : construct(type, prefix, components, values);
  }

  private @Nullable Object construct(
      Class<?> type, String prefix, RecordComponent[] components, @Nullable Object[] values) {
    try {
      var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        problems.add(prefix + refused.getMessage());
        return null;
      }
      throw new IllegalStateException(type + " can't be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can't be made", e);
    }
  }

  private @Nullable Object value(Key key) {
    if (key.secret()) {
      return SecretReading.read(key, layers, problems);
    }
    Given given = layers.given(key);
    if (!key.list() && given.texts().size() != 1) {
      problems.add(given.origin() + ": " + key.name() + " takes one value, not a list");
      return null;
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (String text : given.texts()) {
      try {
        values.add(Conversion.convert(key.type(), text));
      } catch (IllegalArgumentException e) {
        problems.add(given.origin() + ": " + key.name() + ": " + text + " " + e.getMessage());
        return null;
      }
    }
    if (key.list()) {
      return values;
    }
    Object value = values.getFirst();
    if (value == null && !key.def().isEmpty()) {
      problems.add(given.origin() + ": " + key.name() + " is empty");
    }
    return value;
  }
}
