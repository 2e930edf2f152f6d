package dev.plumbline.bench.iac;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.source.Budget;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/** Megabytes a second of CPU time, one thread, warm: {@code ParsingSpeed DIRECTORY [ROUNDS]}. */
public final class ParsingSpeed {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ParsingSpeed() {}

  /** Reads every {@code .tf} and every YAML file below a directory, several times over. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 600;
    measure(
        "HCL",
        sources(directory, ".tf"),
        rounds,
        (source, index) -> HclParser.parse(index + ".tf", source, Budget.generous()));
    List<byte[]> yaml = sources(directory, ".yaml");
    yaml.addAll(sources(directory, ".yml"));
    measure(
        "YAML",
        yaml,
        rounds,
        (source, index) -> YamlReader.read(index + ".yaml", source, Budget.generous()));
  }

  private static List<byte[]> sources(Path directory, String extension) throws IOException {
    List<byte[]> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(extension)).toList()) {
        if (Files.isRegularFile(file)) {
          sources.add(Files.readAllBytes(file));
        }
      }
    }
    return sources;
  }

  /**
   * The median of the rounds after the first third, which warms up: what other work on the machine
   * takes from single rounds doesn't count, nor does the luck of the best one.
   */
  private static void measure(
      String language, List<byte[]> sources, int rounds, ObjIntConsumer<byte[]> reader) {
    long bytes = sources.stream().mapToLong(source -> source.length).sum();
    double[] speeds = new double[rounds];
    long process = SYSTEM.getProcessCpuTime();
    for (int round = 0; round < rounds; round++) {
      process = round == rounds / 3 ? SYSTEM.getProcessCpuTime() : process;
      long nanos = nanosOfOneRound(sources, reader);
      speeds[round] = bytes * 1_000.0 / Math.max(1, nanos);
    }
    process = SYSTEM.getProcessCpuTime() - process;
    int warm = rounds - rounds / 3;
    Arrays.sort(speeds, rounds / 3, rounds);
    System.out.printf(
        "%s: %d files, %.2f MB, %d rounds: median %.1f MB/s of the thread's CPU time, best %.1f;"
            + " with the collector's and the compiler's %.1f%n",
        language,
        sources.size(),
        bytes / 1e6,
        warm,
        speeds[rounds / 3 + warm / 2],
        speeds[rounds - 1],
        bytes * 1_000.0 * warm / Math.max(1, process));
  }

  private static long nanosOfOneRound(List<byte[]> sources, ObjIntConsumer<byte[]> reader) {
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < sources.size(); i++) {
      reader.accept(sources.get(i), i);
    }
    return THREADS.getCurrentThreadCpuTime() - start;
  }
}
