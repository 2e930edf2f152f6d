package dev.plumbline.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.event.Attributes;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Ids;
import dev.plumbline.pipeline.event.Topic;
import java.util.List;

/**
 * A change that lies in another partition than its repository's: its producer chose the key, or the
 * partition for the key, in another way. It is written again where it belongs, by its key, and has
 * its generation from there.
 */
final class Misplaced {
  private static final int MOST_MOVES = 3;
  private static final String MEMBER = "repository";

  private Misplaced() {}

  /**
   * The change as it came, members that this version does not know included.
   *
   * @throws IllegalArgumentException when it was moved before and is not at home yet: the topic has
   *     other partitions than this service was told
   */
  static Output home(Input input, String repository) {
    Attributes came = input.attributes();
    if (came.attempt() > MOST_MOVES) {
      throw new IllegalArgumentException(
          "a change that finds no partition of its own; has the topic been given more of them?");
    }
    var event =
        new Event(
            Topic.CHANGES, repository, attributes(input, repository), data(input, repository));
    return Output.skipped(
        "it lies in partition %d, where others than %s belong; it is written again where it does"
            .formatted(input.partition(), repository),
        List.of(event));
  }

  private static Attributes attributes(Input input, String repository) {
    Attributes came = input.attributes();
    return new Attributes(
        came.id().isEmpty() ? Ids.of("moved", input.partition(), input.offset()) : came.id(),
        EventType.REPOSITORY_CHANGED.type(),
        came.source().isEmpty() ? "/plumbline/ingest" : came.source(),
        repository,
        input.timestamp(),
        "",
        "",
        -1,
        came.lane(),
        came.attempt() + 1,
        came.traceparent());
  }

  /** Whoever reads the topic beside ingest needs the name, too. */
  private static byte[] data(Input input, String repository) {
    ObjectNode change = Json.read(input.value(), ObjectNode.class);
    if (repository.equals(change.path(MEMBER).asText())) {
      return input.value();
    }
    return Json.bytes(change.put(MEMBER, repository));
  }
}
