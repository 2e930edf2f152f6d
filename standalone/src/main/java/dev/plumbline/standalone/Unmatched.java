package dev.plumbline.standalone;

import dev.plumbline.pipeline.config.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Arguments that a command has no use for: which of them is to blame, and what it was meant to be.
 */
final class Unmatched {
  /** {@code -o} is near to each other letter. */
  private static final int TOO_SHORT = 2;

  private Unmatched() {}

  /**
   * A misspelt option leaves its value behind, which then is one argument too many, or pushes the
   * path out of its place: so whatever looks like an option is told before the rest.
   */
  static String told(UnmatchedArgumentException failure) {
    CommandLine command = failure.getCommandLine();
    List<String> left = failure.getUnmatched();
    Optional<String> option =
        left.stream().filter(one -> one.startsWith("-") && !one.equals("-")).findFirst();
    if (option.isPresent()) {
      String name = option.get().replaceFirst("=.*", "");
      return "there is no option "
          + name
          + meant(name, command.getCommandSpec().optionsMap().keySet());
    }
    String first = left.getFirst();
    return command.getSubcommands().isEmpty()
        ? "one argument too many: " + first
        : "there is no command " + first + meant(first, command.getSubcommands().keySet());
  }

  private static String meant(String given, Collection<String> known) {
    return given.length() <= TOO_SHORT
        ? ""
        : Spelling.nearest(given, known).map(near -> "; did you mean " + near + "?").orElse("");
  }
}
