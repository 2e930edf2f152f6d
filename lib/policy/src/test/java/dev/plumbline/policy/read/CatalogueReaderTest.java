package dev.plumbline.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueReaderTest {
  /** The proofs of fixes trust them, so each names the repository, the commit and the file. */
  @Test
  void whatChangesInPlaceNamesTheSchemaThatSaysSo() {
    List<String> marked =
        CatalogueReader.tableFiles().entrySet().stream()
            .filter(file -> file.getKey().startsWith("legacy-names/"))
            .flatMap(file -> file.getValue().lines())
            .filter(line -> !line.startsWith("#") && line.contains("change: in-place"))
            .toList();

    assertThat(marked)
        .hasSameSizeAs(CatalogueReader.updatedInPlace())
        .allMatch(line -> line.matches(".*, schema: \"\\S+/\\S+ [0-9a-f]{40} \\S+[.]go\", .*"));
  }
}
