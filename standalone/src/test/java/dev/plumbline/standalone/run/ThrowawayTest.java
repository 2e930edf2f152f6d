package dev.plumbline.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrowawayTest {
  @TempDir Path around;

  @Test
  void aDirectoryThatIsStillWrittenToGoesWithoutAComplaint() throws Exception {
    Path written = Files.createDirectories(around.resolve("run/broker/partition"));
    var begun = new CountDownLatch(1);
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writer =
          writers.submit(() -> {
            for (int i = 0; i < 2_000; i++) {
              write(written.resolve("segment" + i));
              begun.countDown();
            }
          });
      begun.await();

      new Throwaway(around.resolve("run")).close();

      writer.get();
    }
    assertThat(around.resolve("run")).doesNotExist();
  }

  /** Nothing can be written once its directory is gone. */
  private static void write(Path file) {
    try {
      Files.writeString(file, "");
    } catch (NoSuchFileException e) {
      assertThat(file.getParent()).doesNotExist();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
