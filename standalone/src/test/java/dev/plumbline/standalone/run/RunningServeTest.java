package dev.plumbline.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.config.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A serve that was killed leaves its file behind. */
class RunningServeTest {
  @TempDir Path state;

  @Test
  void aProcessThatOnlyHasTheNumberOfAServeIsNone() throws Exception {
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().map(Instant::toEpochMilli).orElseThrow();

    assertThat(found(self.pid(), start)).isPresent();
    assertThat(found(self.pid(), start - 60_000)).isEmpty();
    assertThat(found(self.pid(), 0)).isPresent(); // of a build that did not say
    assertThat(found(Integer.MAX_VALUE, start)).isEmpty();
  }

  /** As a crash, or a disk that is full, leaves it. */
  @Test
  void aFileThatIsNotWrittenToItsEndIsNone() throws Exception {
    for (String half : List.of("", "{", "null", "{\"pid\": 1")) {
      Files.writeString(state.resolve("serve.json"), half);

      assertThat(find()).as(half).isEmpty();
    }
  }

  @Test
  void theFileIsSeenWholeOrNotAtAllAndByItsOwnerAlone() throws Exception {
    Path file = state.resolve("serve.json");
    byte[] large = Json.bytes(serve(1, 0, "x".repeat(1 << 20)));
    byte[] other = Json.bytes(serve(2, 0, "y".repeat(1 << 20)));
    RunningServe.write(file, large);

    try (var writer = Executors.newSingleThreadExecutor()) {
      var written =
          writer.submit(() -> {
            for (int i = 0; i < 200; i++) {
              RunningServe.write(file, i % 2 == 0 ? other : large);
            }
            return true;
          });
      while (!written.isDone()) {
        assertThat(Files.readAllBytes(file).length).isEqualTo(large.length);
      }
      assertThat(written.get()).isTrue();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(state)) {
      assertThat(files).containsExactly(file);
    }
  }

  private Optional<RunningServe> found(long pid, long started) throws Exception {
    Files.write(state.resolve("serve.json"), Json.bytes(serve(pid, started, "")));
    return find();
  }

  private RunningServe serve(long pid, long started, String dashboard) {
    return new RunningServe(
        pid, started, "127.0.0.1:1", state.toString(), "plumbline", "", 1, dashboard);
  }

  private Optional<RunningServe> find() throws Exception {
    return RunningServe.find(
        new Sources(Map.of("state.directory", state.toString()), Map.of(), null));
  }
}
