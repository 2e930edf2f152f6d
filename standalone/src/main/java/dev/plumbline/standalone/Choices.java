package dev.plumbline.standalone;

import dev.plumbline.pipeline.config.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Words of which one has to be chosen, named as a user types them. */
public final class Choices {
  private Choices() {}

  /** What is wrong with an option's value, where it takes one of a few words. */
  static Optional<String> refused(ParameterException failure) {
    ArgSpec argument = failure.getArgSpec();
    String value = failure.getValue();
    if (argument == null || value == null || !argument.auxiliaryTypes()[0].isEnum()) {
      return Optional.empty();
    }
    List<String> words =
        Stream.of(argument.auxiliaryTypes()[0].getEnumConstants())
            .map(constant -> String.valueOf(constant).toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    String name =
        argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    return Optional.of(
        name + " takes one of " + String.join(", ", words) + ", and not " + meant(value, words));
  }

  /** The word as it was given, and the one that it was meant to be, where one is near. */
  public static String meant(String given, List<String> words) {
    return given
        + Spelling.nearest(given.toLowerCase(Locale.ROOT), words)
            .map(near -> "; did you mean " + near + "?")
            .orElse("");
  }
}
