package dev.plumbline.pipeline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.pipeline.service.Hold.TakenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldTest {
  @TempDir Path directory;

  /** On POSIX, closing any channel to a file lets go of all locks that the process has on it. */
  @Test
  void whoIsTurnedAwayWithinAProcessDoesNotLetGoOfItsHold() throws Exception {
    Path file = directory.resolve("lock");
    Path linked = Files.createSymbolicLink(directory.resolve("linked"), file);
    String own = Long.toString(ProcessHandle.current().pid());

    try (var _ = Hold.of(file)) {
      assertThatThrownBy(() -> Hold.of(file))
          .isInstanceOfSatisfying(TakenException.class, e -> assertThat(e.holder()).isEqualTo(own));
      assertThatThrownBy(() -> Hold.of(linked)).isInstanceOf(TakenException.class);

      assertThat(anotherProcess(file)).isEqualTo("taken by " + own);
    }

    assertThat(anotherProcess(file)).isEqualTo("held");
    Hold.of(file).close();
  }

  private static String anotherProcess(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Another.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said;
  }

  /** Asks for the hold and says what came of it. */
  static final class Another {
    private Another() {}

    public static void main(String[] arguments) throws IOException {
      try (var _ = Hold.of(Path.of(arguments[0]))) {
        System.out.print("held");
      } catch (TakenException e) {
        System.out.print("taken by " + e.holder());
      }
    }
  }
}
