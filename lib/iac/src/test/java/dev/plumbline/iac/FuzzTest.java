package dev.plumbline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All readers on damaged sources of every kind, for as long as {@code -Dfuzz.seconds} says: each
 * reading ends in time, with its budget at the worst, and nothing stays behind in memory. What
 * shows a message that was not seen before is damaged further. {@code -Dfuzz.kept=DIRECTORY} takes
 * what failed.
 *
 * <p>A reading hangs when this process has worked on it for {@link #LONGEST}, threads that the
 * reader starts and garbage collection included. The machine's other work does not count; only a
 * reading that does not work at all is given up by the clock, after {@link #PATIENCE}.
 */
class FuzzTest {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 3);
  private static final int POOL = 400;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final SplittableRandom random = new SplittableRandom(Long.getLong("fuzz.seed", 1));
  private final Damage damage = new Damage(random);
  private final List<FuzzSeeds.Sources> pool =
      new ArrayList<>(
          Stream.concat(FuzzSeeds.ALL.stream(), FuzzSeedsOfTools.ALL.stream()).toList());
  private final Set<String> messages = new HashSet<>();
  private final List<String> failures = new ArrayList<>();
  private long rounds;
  private long exceeded;
  private long longest;

  @Test
  void everyReadingEndsAndLeavesNothingBehind() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    long fifth = TimeUnit.SECONDS.toNanos(SECONDS) / 5;
    List<Long> heap = new ArrayList<>();
    ExecutorService reader = Executors.newSingleThreadExecutor(daemons());
    while (System.nanoTime() < end && failures.size() < 20) {
      if (System.nanoTime() > end - (4 - heap.size()) * fifth) {
        heap.add(used());
      }
      FuzzSeeds.Sources sources = damage.of(pool.get(random.nextInt(pool.size())));
      Future<Void> reading = reader.submit(() -> read(sources));
      try {
        if (!ends(reading)) {
          failed(sources, "does not end");
          break;
        }
      } catch (ExecutionException e) {
        failed(sources, whereabouts(Objects.requireNonNull(e.getCause())));
      }
      rounds++;
    }
    reader.shutdownNow();
    heap.add(used());
    long grown = heap.getLast() - heap.getFirst();
    System.out.printf(
        "%d readings in %d s, %d ended by their budget, %d messages, %d kept, %d failures,"
            + " longest %d ms of CPU, heap in KiB, by fifths: %s%n",
        rounds,
        SECONDS,
        exceeded,
        messages.size(),
        pool.size(),
        failures.size(),
        TimeUnit.NANOSECONDS.toMillis(longest),
        heap.stream().map(bytes -> bytes >> 10).toList());

    assertThat(failures).isEmpty();
    assertThat(rounds).isPositive();
    assertThat(grown).as("bytes that stayed").isLessThan(64L << 20);
  }

  /** Daemons, as one that hangs must not keep the test from telling so. */
  private static ThreadFactory daemons() {
    return work -> {
      var thread = new Thread(work, "fuzzed reader");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Waits for it; false when it has had its time. */
  private boolean ends(Future<Void> reading) throws ExecutionException, InterruptedException {
    long begun = System.nanoTime();
    long worked = PROCESS.getProcessCpuTime();
    while (true) {
      try {
        reading.get(1, TimeUnit.SECONDS);
        longest = Math.max(longest, PROCESS.getProcessCpuTime() - worked);
        return true;
      } catch (TimeoutException e) {
        if (PROCESS.getProcessCpuTime() - worked > LONGEST.toNanos()
            || System.nanoTime() - begun > PATIENCE.toNanos()) {
          return false;
        }
      }
    }
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
