package dev.plumbline.standalone.policies;

import dev.plumbline.model.json.Json;
import dev.plumbline.policy.suppression.Baseline;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The baseline of a checkout: sorted, an entry a line, so that its diffs can be read. */
public final class BaselineFile {
  private final Path file;

  /** Of the repository with that root. */
  public BaselineFile(Path root) {
    this.file = root.resolve(Baseline.FILE);
  }

  private record Written(int version, List<Baseline.Entry> findings) {}

  public boolean exists() {
    return Files.exists(file);
  }

  public Path path() {
    return file;
  }

  /**
   * @throws Problem when it is no baseline
   */
  public List<Baseline.Entry> read() throws IOException {
    try {
      return Json.read(Files.readAllBytes(file), Written.class).findings();
    } catch (IllegalArgumentException e) {
      throw Problem.usage(file + " is no baseline; delete it and run 'plumbline baseline create'");
    }
  }

  public void write(List<Baseline.Entry> entries) throws IOException {
    String lines =
        new Baseline(Baseline.FILE, entries)
            .entries().stream()
                .map(entry -> Json.tree(entry).toString())
                .collect(Collectors.joining(",\n"));
    Files.writeString(
        file,
        "{\"version\": 1, \"findings\": [\n" + lines + (lines.isEmpty() ? "" : "\n") + "]}\n");
  }
}
