package dev.plumbline.pipeline.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One thing that can be set.
 *
 * @param name as in the file: {@code kafka.bootstrap-servers}
 * @param type of its value, or of its elements
 */
record Key(String name, Class<?> type, boolean list, String doc, String def) {

  /** Every key of a record, in the order declared; records within it give a part of the name. */
  static List<Key> of(Class<?> holder, String prefix) {
    return Stream.of(holder.getRecordComponents())
        .flatMap(component -> {
          String name = prefix + Spelling.kebab(component.getName());
          Setting setting = component.getAnnotation(Setting.class);
          return setting == null
              ? of(component.getType(), name + ".").stream()
              : Stream.of(of(component, name, setting));
        })
        .toList();
  }

  static Key of(RecordComponent component, String name, Setting setting) {
    if (component.getGenericType() instanceof ParameterizedType list) {
      var element = (Class<?>) Objects.requireNonNull(list.getActualTypeArguments()[0]);
      return new Key(name, element, true, setting.doc(), setting.def());
    }
    return new Key(name, component.getType(), false, setting.doc(), setting.def());
  }

  boolean secret() {
    return type == Secret.class;
  }

  /** Under which a file may give the value of a secret. */
  String fileName() {
    return name + "-file";
  }

  String variable() {
    return Spelling.variable(name);
  }
}
