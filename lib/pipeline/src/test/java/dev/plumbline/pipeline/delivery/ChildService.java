package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.service.Pipeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** An analyzer in a JVM of its own, to be killed. A stack named {@code killer} does it itself. */
final class ChildService {
  private static final int EXIT = 66;

  private ChildService() {}

  public static void main(String[] args) throws InterruptedException {
    var settings = Trial.settings();
    var pipeline =
        new Pipeline(Clients.of(args[0]), new Topics(args[1]), settings, new SimpleMeterRegistry());
    pipeline.add(LambdaPhase.analyzer((state, _) -> work(state))).start();
    new CountDownLatch(1).await();
  }

  private static ReviewState work(ReviewState state) {
    if (state.stack().stack().path().equals("killer")) {
      Runtime.getRuntime().halt(EXIT);
    }
    return state.completed(PhaseName.ANALYZER, "done");
  }

  /**
   * Starts one.
   *
   * @param failpoint as {@link Failpoint} takes it, {@code ""} for none
   */
  static Process start(String bootstrapServers, Topics topics, String failpoint)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    if (!failpoint.isEmpty()) {
      command.add("-Dplumbline.failpoint=" + failpoint);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildService.class.getName(), bootstrapServers, topics.prefix()));
    return new ProcessBuilder(command).inheritIO().start();
  }
}
