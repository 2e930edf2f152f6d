package dev.plumbline.model.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePathsTest {
  @Test
  void aPathIsADirectoryAndAName() {
    assertThat(SourcePaths.directory("a/b/main.tf")).isEqualTo("a/b");
    assertThat(SourcePaths.directory("main.tf")).isEmpty();
    assertThat(SourcePaths.name("a/b/main.tf")).isEqualTo("main.tf");
    assertThat(SourcePaths.name("main.tf")).isEqualTo("main.tf");
  }

  @ParameterizedTest
  @CsvSource({"a/./b//c, a/b/c", "a/../b, b", "/a/, a", "a/.., ''", "'', ''", "a..b/c, a..b/c"})
  void theNormalPathHasNoDots(String path, String normal) {
    assertThat(SourcePaths.normal(path)).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/../../b", "/../etc/passwd"})
  void noneLeadsOutOfTheRepository(String path) {
    assertThat(SourcePaths.normal(path)).isNull();
  }
}
