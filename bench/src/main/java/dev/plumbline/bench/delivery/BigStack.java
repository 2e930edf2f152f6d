package dev.plumbline.bench.delivery;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.event.Events;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A stack with as many megabytes of Terraform sources through the six real services, each a process
 * of its own, on a broker with default limits.
 *
 * <pre>{@code
 * java -cp … dev.plumbline.bench.delivery.BigStack MEGABYTES
 * }</pre>
 */
public final class BigStack {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int FILES = 20;

  private BigStack() {}

  public static void main(String[] args) throws Exception {
    long bytes = Long.parseLong(args[0]) << 20;
    Path directory = Files.createTempDirectory("plumbline-big").toRealPath();
    Path stack = Files.createDirectories(directory.resolve("repository"));
    int resources = write(stack, bytes);
    try (var services = new RealServices(directory);
        var subscriber = new Subscriber(services.clients(), Cluster.TOPICS);
        var producer = services.clients().producer()) {
      System.out.println(resources + " resources in " + (bytes >> 20) + " MB");
      long start = System.nanoTime();
      producer.send(Events.of(change(stack), "big", "/bench").toRecord(Cluster.TOPICS));
      boolean ended = subscriber.await(() -> subscriber.count(KillResult.REPORTED) == 1, PATIENCE);
      System.out.printf("the review ended after %.1f s%n", (System.nanoTime() - start) / 1e9);
      subscriber
          .types()
          .forEach(type -> System.out.println("  " + type + " " + subscriber.count(type)));
      System.out.println("largest record: " + subscriber.largest() + " bytes");
      System.out.println("dead letters: " + subscriber.dead());
      boolean passed = ended && subscriber.dead() == 0 && subscriber.failedPhases() == 0;
      System.out.println(passed ? "PASSED" : "NOT PASSED");
      System.exit(passed ? 0 : 1);
    }
  }

  private static RepositoryChanged change(Path stack) {
    return new RepositoryChanged(
        stack.toString(),
        stack.toString(),
        "",
        "",
        "",
        false,
        Lane.INTERACTIVE,
        0,
        "big",
        List.of(),
        Settings.DEFAULT);
  }

  /** Security groups with many rules each, the way large estates grow; some of them at fault. */
  private static int write(Path stack, long bytes) throws Exception {
    int resource = 0;
    for (int file = 0; file < FILES; file++) {
      try (BufferedWriter out = Files.newBufferedWriter(stack.resolve("part" + file + ".tf"))) {
        for (long written = 0; written < bytes / FILES; resource++) {
          String text = group(resource);
          out.write(text);
          written += text.length();
        }
      }
    }
    return resource;
  }

  private static String group(int number) {
    var text = new StringBuilder();
    text.append("resource \"aws_security_group\" \"g%d\" {%n".formatted(number));
    text.append("  name        = \"group-%d\"%n".formatted(number));
    text.append("  description = \"Group %d\"%n".formatted(number));
    for (int rule = 0; rule < 60; rule++) {
      String from = number % 500 == 0 ? "0.0.0.0/0" : "10.%d.%d.0/24".formatted(rule, number % 250);
      text.append(
          """
            ingress {
              description = "Port %1$d of group %2$d"
              from_port   = %1$d
              to_port     = %1$d
              protocol    = "tcp"
              cidr_blocks = ["%3$s"]
            }
          """
              .formatted(1_000 + rule, number, from));
    }
    return text.append("}\n\n").toString();
  }
}
