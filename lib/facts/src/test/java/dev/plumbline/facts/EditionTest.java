package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EditionTest {
  @Test
  void everyFileOfFactsCounts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/plumbline/facts"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Edition.FILES);
    }
    assertThat(Edition.bundled()).matches("[0-9a-f]{64}");
  }
}
