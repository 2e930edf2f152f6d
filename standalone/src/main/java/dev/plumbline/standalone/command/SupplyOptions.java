package dev.plumbline.standalone.command;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Supply;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.policy.external.SarifFile;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Files that are brought along to a review. */
final class SupplyOptions {
  private static final long MOST_BYTES = 64L << 20;

  @Option(
      names = "--usage",
      paramLabel = "FILE",
      description = "How much resources are used, as YAML; repeatable. See docs/cost.md.")
  private List<Path> usage = new ArrayList<>();

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Prices of your own, as CSV, before the bundled ones; repeatable.")
  private List<Path> prices = new ArrayList<>();

  @Option(
      names = "--infracost",
      paramLabel = "FILE",
      description = "What 'infracost breakdown --format json' wrote; taken before price books.")
  private List<Path> infracost = new ArrayList<>();

  private List<Path> sarif = List.of();

  /**
   * Files of other scanners, for the commands that show findings.
   *
   * @throws Problem when one can't be read, or is no SARIF
   */
  void sarif(List<Path> files) throws IOException {
    for (Path file : files) {
      List<String> problems = SarifFile.unusable(file.toString(), content(file));
      if (!problems.isEmpty()) {
        throw Problem.usage(String.join("; ", problems));
      }
    }
    sarif = files;
  }

  /**
   * Reads a file.
   *
   * @throws Problem when it is not there, or too large
   */
  private static byte[] content(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Problem.usage("there is no file " + file);
    }
    if (Files.size(file) > MOST_BYTES) {
      throw Problem.usage(file + " is larger than 64 MiB");
    }
    return Files.readAllBytes(file);
  }

  /**
   * The change with these files, which are kept among the artifacts.
   *
   * @throws Problem when a file can't be read
   */
  RepositoryChanged with(RepositoryChanged change, ArtifactStore artifacts) throws IOException {
    var supplies = new ArrayList<Supply>();
    keep(Supply.Kind.USAGE, usage, artifacts, supplies);
    keep(Supply.Kind.PRICES, prices, artifacts, supplies);
    keep(Supply.Kind.INFRACOST, infracost, artifacts, supplies);
    keep(Supply.Kind.SARIF, sarif, artifacts, supplies);
    return supplies.isEmpty() ? change : change.with(change.settings().with(supplies));
  }

  private static void keep(
      Supply.Kind kind, List<Path> files, ArtifactStore artifacts, List<Supply> into)
      throws IOException {
    for (Path file : files) {
      byte[] content = content(file);
      String name = String.valueOf(file.getFileName());
      into.add(new Supply(kind, name, artifacts.put(content, "application/octet-stream")));
    }
  }
}
