package dev.plumbline.forecast.cost;

import dev.plumbline.facts.price.PriceBook;
import dev.plumbline.facts.price.PriceFile;
import dev.plumbline.model.cost.Amount;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Supply;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the files that were brought along for estimates. */
public final class InputFiles {

  /** Where the content of a file is. */
  @FunctionalInterface
  public interface Contents {
    byte[] of(ArtifactRef ref) throws IOException;
  }

  private final List<PriceBook> books = new ArrayList<>();
  private final Map<String, Map<String, Amount>> byResource = new HashMap<>();
  private final Map<String, Map<String, Amount>> byType = new HashMap<>();
  private final Map<String, Amount> estimates = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private String estimator = "";

  private InputFiles() {}

  /**
   * Of several files of one kind the later wins.
   *
   * @param path of the stack
   * @param date on which it is estimated
   * @throws IOException when a content can't be read
   */
  public static Inputs read(List<Supply> supplies, String path, LocalDate date, Contents contents)
      throws IOException {
    var files = new InputFiles();
    for (Supply supply : supplies) {
      files.read(supply, path, contents);
    }
    files.books.add(PriceBook.bundled());
    return new Inputs(
        files.books,
        new Usage(files.byResource, files.byType),
        files.estimates,
        files.estimator,
        files.problems,
        date);
  }

  private void read(Supply supply, String path, Contents contents) throws IOException {
    switch (supply.kind()) {
      case PRICES -> {
        PriceFile file = PriceFile.read(supply.name(), contents.of(supply.content()));
        books.addFirst(file.book());
        problems.addAll(file.problems());
      }
      case USAGE -> {
        UsageFile file = UsageFile.read(supply.name(), contents.of(supply.content()));
        byResource.putAll(file.usage().byResource());
        byType.putAll(file.usage().byType());
        problems.addAll(file.problems());
      }
      case INFRACOST -> {
        InfracostFile file = InfracostFile.read(supply.name(), contents.of(supply.content()), path);
        estimates.putAll(file.estimates());
        estimator = file.name().isEmpty() ? estimator : file.name();
        problems.addAll(file.problems());
      }
      case SARIF, SETTINGS, OTHER -> {
        // Not of costs, as far as we know.
      }
    }
  }
}
