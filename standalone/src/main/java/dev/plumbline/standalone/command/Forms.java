package dev.plumbline.standalone.command;

import dev.plumbline.standalone.Choices;
import dev.plumbline.standalone.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which forms a view can be written.
 *
 * @param all of them, the default first
 */
record Forms(List<String> all) {
  Forms {
    all = List.copyOf(all);
  }

  static Forms of(String... all) {
    return new Forms(List.of(all));
  }

  /**
   * @param given as in {@code FORM[=FILE]}; null for the default on standard output
   * @throws Problem when there is no such form, or its file can't be written
   */
  Destination destination(@Nullable String given) {
    Destination destination = Destination.of(given == null ? all.getFirst() : given);
    if (!all.contains(destination.format())) {
      throw Problem.usage(
          "there are the forms "
              + String.join(", ", all)
              + ", and not "
              + Choices.meant(destination.format(), all));
    }
    destination.requireDirectory();
    return destination;
  }
}
