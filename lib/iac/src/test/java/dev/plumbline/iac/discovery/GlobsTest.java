package dev.plumbline.iac.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobsTest {
  @ParameterizedTest
  @CsvSource({
    "infra/*, infra/app, true",
    "infra/*, infra/app/x, true",
    "infra/*, infra, false",
    "infra, infra/app/x, true",
    "inf, infra, false",
    "**/test, a/b/test, true",
    "**/test, test, true",
    "a/**, a/b/c, true",
    "a/**/z, a/z, true",
    "release/*, release/1.2, true",
    "main, mainly, false",
    "v?.?, v1.2, true",
    "./infra/, infra, true",
  })
  void a_pattern_covers_a_path_or_not(String pattern, String path, boolean covers) {
    assertThat(Globs.matches(pattern, path)).isEqualTo(covers);
  }
}
