package dev.plumbline.pipeline.config;

import static dev.plumbline.pipeline.config.ConfigurationTest.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
  @TempDir Path directory;

  @Test
  void comesFromAVariableOrFromAFileThatAVariableNames() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "from-file\n");

    assertThat(token(Map.of("PLUMBLINE_HTTP_TOKEN", "from-variable"))).isEqualTo("from-variable");
    assertThat(token(Map.of("PLUMBLINE_HTTP_TOKEN_FILE", file.toString()))).isEqualTo("from-file");
  }

  @Test
  void isRefusedOnTheCommandLineAndInTheSettingsFile() throws IOException {
    Path settings = Files.writeString(directory.resolve("p.yaml"), "http:\n  token: abc\n");
    String advice =
        "http.token is a secret: set PLUMBLINE_HTTP_TOKEN, or name a file with http.token-file";

    assertThat(problems(new Sources(Map.of("http.token", "abc"), Map.of(), settings)))
        .containsExactlyInAnyOrder("command line: " + advice, settings + ":2: " + advice);
  }

  @Test
  void saysWhenItsFileIsMissingOrEmpty() throws IOException {
    Path empty = Files.writeString(directory.resolve("empty"), " \n");

    assertThat(problems(new Sources(Map.of("http.token-file", "nowhere"), Map.of(), null)))
        .containsExactly("command line: http.token-file can't be read: nowhere");
    assertThat(problems(new Sources(Map.of("http.token-file", empty.toString()), Map.of(), null)))
        .containsExactly("command line: http.token is empty");
  }

  @Test
  void isNotShown() {
    var environment = Map.of("PLUMBLINE_HTTP_TOKEN", "hunter2");

    Configuration read = Configuration.load(new Sources(Map.of(), environment, null));

    assertThat(read.toString()).doesNotContain("hunter2").contains("token=****");
  }

  private static String token(Map<String, String> environment) {
    HttpConfig http = Configuration.load(new Sources(Map.of(), environment, null)).http();
    return Objects.requireNonNull(http.token()).reveal();
  }
}
