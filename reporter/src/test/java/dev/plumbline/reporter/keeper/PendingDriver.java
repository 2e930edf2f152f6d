package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.finding;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.reporter.streams.Turns;
import dev.plumbline.reporter.testing.DistantStore;
import dev.plumbline.reporter.testing.Graphs;
import dev.plumbline.reporter.testing.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/** The keeper without a broker; the artifact store answers when a test lets it. */
abstract class PendingDriver extends KeeperDriver {
  static final DistantStore.Way AWAY =
      () -> {
        throw new IOException("away");
      };

  final ArrayDeque<Runnable> asked = new ArrayDeque<>();
  DistantStore.Way way = () -> {};

  @Override
  ArtifactStore reached(ArtifactStore artifacts) {
    return new DistantStore(artifacts, () -> way.go());
  }

  @Override
  Turns turns() {
    return new Turns(asked::add, 100);
  }

  void push(String stack, long generation, boolean bad) {
    String bucket = "aws_s3_bucket." + stack;
    List<Finding> found = bad ? List.of(finding("p", bucket)) : List.of();
    send(states.reviewed(states.onMain(stack, generation), Graphs.of(stack, bucket), found));
  }

  void remove(String stack, long generation) {
    StackChanged gone = Samples.stack("gone", stack, "main", true, generation);
    send(ReviewState.of(gone));
  }

  void answer(Runnable errand) {
    errand.run();
    driver.advanceWallClockTime(Duration.ofMillis(200));
  }

  /** Everything that is asked for is answered, until nothing more is. */
  void answerAll() {
    while (!asked.isEmpty()) {
      answer(asked.remove());
    }
  }

  /** What was said since it was last asked, each by its kind and the stack. */
  List<String> said() {
    return read().stream()
        .map(event -> event.getClass().getSimpleName() + " " + event.stack())
        .toList();
  }
}
