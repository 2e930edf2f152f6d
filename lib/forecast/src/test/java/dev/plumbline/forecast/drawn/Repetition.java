package dev.plumbline.forecast.drawn;

import java.util.List;
import java.util.stream.Collectors;

/** How many instances a block or a module call has. */
sealed interface Repetition {
  record Once() implements Repetition {}

  record Count(int number) implements Repetition {}

  record ForEach(List<String> keys) implements Repetition {}

  Once ONCE = new Once();

  /** The meta-argument's line. */
  default String line() {
    return switch (this) {
      case Once _ -> "";
      case Count(int number) -> "  count = " + number + "\n";
      case ForEach(List<String> keys) ->
          keys.stream()
              .map(key -> '"' + key + '"')
              .collect(Collectors.joining(", ", "  for_each = toset([", "])\n"));
    };
  }

  /** The first instance's key with its brackets; null where there is no instance. */
  default String firstKey() {
    return switch (this) {
      case Once _ -> "";
      case Count _ -> "[0]";
      case ForEach(List<String> keys) -> keys.isEmpty() ? "[]" : "[\"" + keys.getFirst() + "\"]";
    };
  }

  default boolean isEmpty() {
    return switch (this) {
      case Once _ -> false;
      case Count(int number) -> number == 0;
      case ForEach(List<String> keys) -> keys.isEmpty();
    };
  }
}
