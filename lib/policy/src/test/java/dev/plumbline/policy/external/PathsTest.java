package dev.plumbline.policy.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
  private static final Paths PATHS =
      new Paths(
          Set.of("main.tf", "live/prod/main.tf", "live/prod/net.tf", "live/test/net.tf"), true);

  @ParameterizedTest
  @CsvSource({
    "main.tf, main.tf",
    "./main.tf, main.tf",
    "file:///home/u/repo/vpc.tf, ''",
    "file:///home/u/repo/live/test/net.tf, live/test/net.tf",
    "test/net.tf, live/test/net.tf",
    "est/net.tf, ''",
    "net.tf, ''",
    "/src/main.tf, main.tf",
    "/src/live/prod/main.tf, ''",
    "prod/main.tf, ''",
    "'', ''"
  })
  void theOnlyFileThatEndsAlikeIsMeant(String uri, String file) {
    assertThat(PATHS.find(uri).orElse("")).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource({
    "main.tf, main.tf",
    "vpc.tf, ''",
    "/src/live/prod/main.tf, live/prod/main.tf",
    "/src/main.tf, ''",
    "prod/main.tf, live/prod/main.tf",
  })
  void besideOtherStacksABareNameIsTheFileAtTheRoot(String uri, String file) {
    var paths = new Paths(Set.of("main.tf", "live/prod/main.tf", "live/prod/vpc.tf"), false);

    assertThat(paths.find(uri).orElse("")).isEqualTo(file);
  }
}
