package dev.plumbline.standalone.command;

import dev.plumbline.standalone.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which of a view's forms it is written, and where to. */
final class FormOptions {
  private final List<String> forms;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM[=FILE]",
      description = "How to write it, and where to; standard output without FILE.")
  private @Nullable String given;

  /**
   * @param forms that there are, the first of them by default
   */
  FormOptions(String... forms) {
    this.forms = List.of(forms);
  }

  /**
   * @throws Problem when there is no such form, or its file can't be written
   */
  Destination destination() {
    Destination destination = Destination.of(given == null ? forms.getFirst() : given);
    if (!forms.contains(destination.format())) {
      throw Problem.usage(
          "there is no form "
              + destination.format()
              + " of it; there are "
              + String.join(", ", forms));
    }
    destination.requireDirectory();
    return destination;
  }
}
