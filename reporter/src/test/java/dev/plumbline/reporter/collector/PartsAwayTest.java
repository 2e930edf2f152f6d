package dev.plumbline.reporter.collector;

import static dev.plumbline.reporter.testing.Samples.DEADLINE;
import static dev.plumbline.reporter.testing.Samples.START;
import static dev.plumbline.reporter.testing.Samples.failing;
import static dev.plumbline.reporter.testing.Samples.report;
import static dev.plumbline.reporter.testing.Samples.stack;
import static dev.plumbline.reporter.testing.Samples.started;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.event.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The artifact store is away, or what a stack's part refers to is gone or damaged. */
class PartsAwayTest extends CollectorDriver {
  @Test
  void keepsAReviewOpenWhileTheArtifactStoreIsAway() throws IOException {
    send(Events.of(started("r1", 1, "a")));
    StackResult result = stored("r1", report("a", failing(1)));
    Path aside = directory.resolve("aside");
    Files.move(directory.resolve("artifacts"), aside);
    Files.writeString(directory.resolve("artifacts"), "in the way");
    send(Events.of(result));
    assertThat(ends.isEmpty()).isTrue();

    Files.delete(directory.resolve("artifacts"));
    Files.move(aside, directory.resolve("artifacts"));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void saysSoWhenAStacksPartIsGone() throws IOException {
    send(Events.of(started("r1", 1, "a")));
    var gone = new ArtifactRef("0".repeat(64), 1, "application/json");
    send(Events.of(new StackResult(stack("r1", "a"), gone, gone)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void saysSoWhenAStacksPartIsDamagedOrIsNone() throws IOException {
    send(Events.of(started("r1", 1, "a", "b", "c")));
    StackResult damaged = stored("r1", report("a", failing(1)));
    Files.write(file(damaged.report()), "something else".getBytes(UTF_8));
    ArtifactRef none = artifacts.put("null".getBytes(UTF_8), "application/json");
    ArtifactRef torn = artifacts.put("{".getBytes(UTF_8), "application/json");

    send(Events.of(damaged));
    send(Events.of(new StackResult(stack("r1", "b"), none, none)));
    send(Events.of(new StackResult(stack("r1", "c"), torn, torn)));

    assertThat(end(ReviewEvent.Completed.class).incomplete()).containsExactly("a", "b", "c");
    assertThat(assembled().incomplete())
        .allMatch(part -> part.reason().startsWith("its part can't be read: "))
        .first()
        .matches(part -> part.reason().contains("is damaged"));
  }

  /** A file that can't be read now may be later, and only its own review waits for it. */
  @Test
  void endsTheOtherReviewsThoughThePartsOfOneCannotBeReached() throws IOException {
    for (String review : List.of("r1", "r2")) {
      send(Events.of(started(review, "pull/" + review, false, 1, "a", "b")));
    }
    StackResult away = stored("r1", report("a", failing(1)));
    Path file = file(away.report());
    Files.delete(file);
    Files.createSymbolicLink(file, file);
    send(Events.of(away));
    result("r2", "a", Tally.NONE);

    driver.advanceWallClockTime(Duration.between(START, DEADLINE));

    assertThat(end(ReviewEvent.Completed.class).reviewId()).isEqualTo("r2");
    assertThat(ends.isEmpty()).isTrue();
    Files.delete(file);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(end(ReviewEvent.Completed.class).reviewId()).isEqualTo("r1");
  }
}
