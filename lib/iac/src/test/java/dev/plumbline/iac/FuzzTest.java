package dev.plumbline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * All readers on damaged sources of every kind, for as long as {@code -Dfuzz.seconds} says: each
 * reading ends in time, with its budget at the worst, and nothing stays behind in memory. What
 * shows a message that was not seen before is damaged further. {@code -Dfuzz.kept=DIRECTORY} takes
 * what failed.
 */
class FuzzTest {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 3);
  private static final int POOL = 400;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final SplittableRandom random = new SplittableRandom(Long.getLong("fuzz.seed", 1));
  private final Damage damage = new Damage(random);
  private final List<FuzzSeeds.Sources> pool = new ArrayList<>(FuzzSeeds.ALL);
  private final Set<String> messages = new HashSet<>();
  private final List<String> failures = new ArrayList<>();
  private long rounds;
  private long exceeded;

  @Test
  void everyReadingEndsAndLeavesNothingBehind() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    long settled = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS) / 5;
    long before = 0;
    try (var reader = Executors.newSingleThreadExecutor()) {
      while (System.nanoTime() < end && failures.size() < 20) {
        if (before == 0 && System.nanoTime() > settled) {
          before = used();
        }
        FuzzSeeds.Sources sources = pool.get(random.nextInt(pool.size()));
        FuzzSeeds.Sources damaged = damage.of(sources);
        var reading = reader.submit(() -> read(damaged));
        try {
          reading.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          failed(damaged, "does not end");
          reading.cancel(true);
          break;
        } catch (ExecutionException e) {
          failed(damaged, whereabouts(Objects.requireNonNull(e.getCause())));
        }
        rounds++;
      }
    }
    long grown = used() - before;
    System.out.printf(
        "%d readings in %d s, %d ended by their budget, %d messages, %d kept, %d failures, heap %+d KiB%n",
        rounds, SECONDS, exceeded, messages.size(), pool.size(), failures.size(), grown >> 10);

    assertThat(failures).isEmpty();
    assertThat(rounds).isPositive();
    assertThat(grown).as("bytes that stayed").isLessThan(64L << 20);
  }

  private static String whereabouts(Throwable problem) {
    return problem + java.util.Arrays.stream(problem.getStackTrace()).limit(8).toList().toString();
  }

  private Void read(FuzzSeeds.Sources sources) {
    try {
      Graph graph =
          StackReader.read(
              sources.stack(),
              new SourceTree(sources.files()),
              Budget.of(20_000_000, 256L << 20, Duration.ofSeconds(5)));
      boolean isNew = false;
      for (Diagnostic each : graph.diagnostics()) {
        byte[] file = sources.files().get(each.subject().file());
        if (file != null) {
          assertThat(each.subject().start().offset()).isBetween(0, file.length);
          assertThat(each.subject().end().offset()).isBetween(0, file.length);
        }
        isNew |= messages.add(sources.stack().kind() + each.summary());
      }
      if (isNew && pool.size() < POOL) {
        pool.add(sources);
      }
    } catch (BudgetExceededException e) {
      exceeded++;
    }
    return null;
  }

  private void failed(FuzzSeeds.Sources sources, String how) throws IOException {
    failures.add(sources.stack().kind() + ": " + how);
    String directory = System.getProperty("fuzz.kept", "");
    if (directory.isEmpty()) {
      return;
    }
    Path target = Files.createDirectories(Path.of(directory, "failure" + failures.size()));
    Files.writeString(target.resolve("how.txt"), how);
    for (Map.Entry<String, byte[]> file : sources.files().entrySet()) {
      String name =
          new String(file.getKey().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      Files.write(target.resolve(name.replace('/', '_')), file.getValue());
    }
  }

  /** Bytes in use after what is garbage is gone. */
  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
