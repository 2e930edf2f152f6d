package dev.plumbline.standalone.command;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.run.Connection;
import dev.plumbline.standalone.run.Presence;
import dev.plumbline.standalone.run.Seen;
import dev.plumbline.standalone.run.Subscription;
import dev.plumbline.standalone.terminal.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Subscribes to the findings topic. */
@Command(
    name = "findings",
    description = "Subscribe to findings: those so far, and with --follow those to come.",
    footer = {
      "",
      "Examples:",
      "  plumbline findings --follow --severity high",
      "  plumbline findings --event opened --event fixed -o json | jq .finding.policy",
      "",
      "A line has the time, what happened (new, existing, fixed, suppressed in a review; opened,",
      "changed, fixed, reopened on a tracked branch), severity, policy, stack@ref, resource, place."
    })
public final class FindingsCommand implements Callable<Integer> {
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** How an event is printed. */
  enum Form {
    TEXT,
    JSON
  }

  /** What an event says of a finding, as its type names it. */
  enum Kind {
    REPORTED,
    OPENED,
    CHANGED,
    SUPPRESSED,
    FIXED,
    REOPENED,
    CLOSED;

    static Kind of(FindingEvent event) {
      return switch (event) {
        case FindingEvent.Reported _ -> REPORTED;
        case FindingEvent.Opened _ -> OPENED;
        case FindingEvent.Changed _ -> CHANGED;
        case FindingEvent.Suppressed _ -> SUPPRESSED;
        case FindingEvent.Fixed _ -> FIXED;
        case FindingEvent.Reopened _ -> REOPENED;
        case FindingEvent.Closed _ -> CLOSED;
      };
    }
  }

  @Mixin private SettingOptions settings = new SettingOptions();

  @Option(
      names = {"-f", "--follow"},
      description = "Stay and print findings as they come; end with Ctrl-C.")
  private boolean follow;

  @Option(names = "--severity", paramLabel = "SEVERITY", description = "Only at or above it.")
  private Severity severity = Severity.INFO;

  @Option(names = "--repository", paramLabel = "NAME", description = "Only of this repository.")
  private @Nullable String repository;

  @Option(
      names = "--policy",
      paramLabel = "ID",
      description = "Only of this policy, or of those below it (aws/s3).")
  private String policy = "";

  @Option(
      names = "--event",
      paramLabel = "KIND",
      description = "reported, opened, changed, suppressed, fixed, reopened, closed; repeatable.")
  private List<Kind> kinds = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "text, or json with one event a line. Default: text.")
  private Form form = Form.TEXT;

  @Override
  public Integer call() throws IOException {
    try (Connection connection = Connections.running(settings);
        var subscription =
            Subscription.open(
                connection.clients().common(),
                List.of(connection.topics().name(Topic.FINDINGS)),
                true)) {
      var presence = new Presence(Main.err());
      for (List<Seen> seen = subscription.poll(QUIET);
          follow || !seen.isEmpty();
          seen = subscription.poll(QUIET)) {
        for (Seen one : seen) {
          if (one instanceof Seen.Found(FindingEvent event) && wanted(event)) {
            Main.out().println(form == Form.JSON ? json(event) : text(event));
          }
        }
        if (Main.out().checkError()) {
          return 0; // whoever read it has left
        }
        if (follow) {
          presence.seen(subscription.isConnected());
        }
      }
    }
    return 0;
  }

  private boolean wanted(FindingEvent event) {
    return event.finding().severity().atLeast(severity)
        && (repository == null || repository.equals(event.repository()))
        && (policy.isEmpty()
            || event.finding().policy().equals(policy)
            || event.finding().policy().startsWith(policy + "/"))
        && (kinds.isEmpty() || kinds.contains(Kind.of(event)));
  }

  /** A review says how a finding stands to its base; the others say what became of it. */
  private static String what(FindingEvent event) {
    Enum<?> what =
        event instanceof FindingEvent.Reported ? event.finding().status() : Kind.of(event);
    return what.name().toLowerCase(Locale.ROOT);
  }

  private static String ref(FindingEvent event) {
    return event.ref().isEmpty() ? "working-tree" : event.ref();
  }

  private static String json(FindingEvent event) {
    return new String(Json.bytes(event), StandardCharsets.UTF_8);
  }

  private static String text(FindingEvent event) {
    return String.join(
        "  ",
        event.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        what(event),
        Style.PLAIN.severity(event.finding().severity()),
        event.finding().policy(),
        event.repository() + "/" + event.stack() + "@" + ref(event),
        event.finding().resource(),
        event.finding().range().toString(),
        event.finding().title());
  }
}
