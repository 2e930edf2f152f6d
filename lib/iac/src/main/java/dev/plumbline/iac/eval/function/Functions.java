package dev.plumbline.iac.eval.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All built-in functions by name. {@code try} and {@code can} belong to the evaluator. */
public final class Functions {
  private static final Map<String, Function> BY_NAME = new HashMap<>();

  static {
    Stream.of(
            NumberFunctions.ALL,
            TextFunctions.ALL,
            PatternFunctions.ALL,
            FormatFunctions.ALL,
            ConversionFunctions.ALL,
            SequenceFunctions.ALL,
            SelectionFunctions.ALL,
            MapFunctions.ALL,
            SetFunctions.ALL,
            EncodingFunctions.ALL,
            JsonFunctions.ALL,
            YamlFunctions.ALL,
            HashFunctions.ALL,
            FileFunctions.ALL,
            TemplateFunctions.ALL,
            NetworkFunctions.ALL,
            TimeFunctions.ALL,
            ApplyTimeFunctions.ALL)
        .flatMap(List::stream)
        .forEach(function -> BY_NAME.put(function.name(), function));
  }

  private Functions() {}

  public static @Nullable Function find(String name) {
    return BY_NAME.get(name);
  }

  public static Set<String> names() {
    return BY_NAME.keySet();
  }
}
