package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.git.Changes;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.UnreadableException;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.lane.Generations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names are parts of keys, which have to fit into a record and into an index. */
class LongNamesTest {
  private static final String URL = "https://git.example/";

  @TempDir Path dir;

  @Test
  void a_repository_of_too_long_a_name_is_no_change() {
    String name = "x".repeat(RepositoryChanged.MAX_REPOSITORY_BYTES);

    assertThatThrownBy(() -> take(Map.of("url", URL + "x", "repository", name + "x")))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("a change whose repository has a name longer than 640 bytes");
    assertThatThrownBy(() -> take(Map.of("url", URL + name)))
        .as("named by its URL")
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void a_branch_of_too_long_a_name_is_no_change() {
    String ref = "\u00e9".repeat(RepositoryChanged.MAX_REF_BYTES / 2);

    assertThatThrownBy(() -> take(Map.of("url", URL + "shop", "ref", ref + "x")))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("a change whose ref has a name longer than 512 bytes");
  }

  @Test
  void the_longest_names_are_taken() throws IOException {
    String name = "x".repeat(RepositoryChanged.MAX_REPOSITORY_BYTES);
    String ref = "y".repeat(RepositoryChanged.MAX_REF_BYTES);

    Output taken = take(Map.of("url", URL, "repository", name, "ref", ref, "closed", true));

    assertThat(taken.events()).hasSize(1);
  }

  private Output take(Map<String, Object> change) throws IOException {
    var intake = Changes.intake(dir);
    var step =
        new IngestStep(intake, () -> Estate.EMPTY, new Generations(), _ -> false, new Placement(1));
    return step.process(
        new Input(
            "changes",
            0,
            0,
            Instant.now(),
            "shop",
            CloudEventHeaders.read(new RecordHeaders()),
            Json.bytes(change)),
        Budget.generous());
  }
}
