package dev.plumbline.ingest.intake;

import dev.plumbline.ingest.git.SourceException;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.Supply;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.config.CostConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that the operator gives every review; what a change brings itself comes after them. */
public final class OwnSupplies {
  public static final OwnSupplies NONE = new OwnSupplies(new CostConfig(List.of(), List.of()));

  private final CostConfig files;

  public OwnSupplies(CostConfig files) {
    this.files = files;
  }

  /**
   * The change with the files as they are now.
   *
   * @throws SourceException when one of them can't be read
   * @throws IOException when the artifact store can't be reached
   */
  RepositoryChanged under(RepositoryChanged change, ArtifactStore artifacts)
      throws SourceException, IOException {
    var supplies = new ArrayList<Supply>();
    keep(Supply.Kind.PRICES, files.prices(), artifacts, supplies);
    keep(Supply.Kind.USAGE, files.usage(), artifacts, supplies);
    if (supplies.isEmpty()) {
      return change;
    }
    Settings asked = change.settings();
    supplies.addAll(asked.supplies());
    return change.with(asked.bringing(supplies));
  }

  private static void keep(
      Supply.Kind kind, List<Path> files, ArtifactStore artifacts, List<Supply> into)
      throws SourceException, IOException {
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      into.add(new Supply(kind, name, artifacts.put(content(file), "application/octet-stream")));
    }
  }

  private static byte[] content(Path file) throws SourceException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new SourceException(
          file + " can't be read (" + e + "); check cost.prices and cost.usage", e);
    }
  }
}
