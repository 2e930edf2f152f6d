package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.DeliveryConfig;
import dev.plumbline.pipeline.deadletter.DeadLetters;
import dev.plumbline.pipeline.deadletter.Letter;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Connection;
import dev.plumbline.standalone.terminal.CodeFrame;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What could not be processed. */
@Command(
    name = "dead-letters",
    description = "List what could not be processed, with its cause, or bring it back.",
    synopsisSubcommandLabel = "list | replay",
    footer = {"", "Example: plumbline dead-letters list"})
public final class DeadLettersCommand implements Runnable {
  @Override
  public void run() {
    throw Problem.usage("say 'dead-letters list' or 'dead-letters replay'");
  }

  @Command(
      name = "list",
      description = "Every dead letter: where it is from, how often it was tried, why it failed.",
      footer = {"", "Example: plumbline dead-letters list --bootstrap-servers kafka:9092"})
  void list(@Mixin SettingOptions settings) throws IOException {
    try (Connection connection = Connections.running(settings)) {
      List<Letter> letters = new DeadLetters(connection.clients(), connection.topics()).list();
      letters.forEach(letter -> Main.out().println(line(letter)));
      if (letters.isEmpty()) {
        Main.err().println("plumbline: there are no dead letters");
      }
    }
  }

  @Command(
      name = "replay",
      description = "Put dead letters back where they came from, each once.",
      footer = {"", "Example: plumbline dead-letters replay --review 3f2a"})
  void replay(
      @Mixin SettingOptions settings,
      @Option(names = "--review", paramLabel = "ID", description = "Only those of this review.")
          @Nullable String review)
      throws IOException {
    DeliveryConfig.Mode mode = Configuration.load(settings.sources()).delivery().mode();
    try (Connection connection = Connections.running(settings)) {
      List<Letter> brought =
          new DeadLetters(connection.clients(), connection.topics(), mode)
              .replay(letter -> review == null || review.equals(letter.reviewId()));
      if (review != null && brought.isEmpty()) {
        throw Problem.usage(
            "there is no dead letter of a review "
                + review
                + "; 'plumbline dead-letters list' shows what there is");
      }
      Main.out()
          .println(
              brought.size() + (brought.size() == 1 ? " record" : " records") + " brought back");
    }
  }

  /** Of a change its key stands where other records name their review and stack. */
  static String line(Letter letter) {
    String subject =
        letter.reviewId().isEmpty()
            ? "key " + (letter.key().isEmpty() ? "none" : CodeFrame.printable(letter.key()))
            : letter.reviewId() + " " + CodeFrame.printable(letter.stack());
    return "%s  %s  %s  %s  %d %s  from %s  %s%s"
        .formatted(
            letter.id(),
            letter.buried(),
            letter.service(),
            subject,
            letter.attempts(),
            letter.attempts() == 1 ? "attempt" : "attempts",
            letter.origin(),
            letter.cause(),
            letter.whole() ? "" : "  (cut from " + letter.bytes() + " bytes; can't be replayed)");
  }
}
