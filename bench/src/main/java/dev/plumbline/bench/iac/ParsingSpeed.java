package dev.plumbline.bench.iac;

import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.source.Budget;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/** Megabytes a second of CPU time, one thread, warm: {@code ParsingSpeed DIRECTORY [ROUNDS]}. */
public final class ParsingSpeed {
  private ParsingSpeed() {}

  /** Reads every {@code .tf} and every YAML file below a directory, several times over. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
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

  private static void measure(
      String language, List<byte[]> sources, int rounds, ObjIntConsumer<byte[]> reader) {
    long bytes = sources.stream().mapToLong(source -> source.length).sum();
    var threads = ManagementFactory.getThreadMXBean();
    double best = 0;
    for (int round = 0; round < rounds; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < sources.size(); i++) {
        reader.accept(sources.get(i), i);
      }
      long nanos = threads.getCurrentThreadCpuTime() - start;
      best = Math.max(best, bytes * 1_000.0 / Math.max(1, nanos));
    }
    System.out.printf(
        "%s: %d files, %.2f MB, best of %d rounds %.1f MB/s of CPU time%n",
        language, sources.size(), bytes / 1e6, rounds, best);
  }
}
