package dev.plumbline.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.config.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

  private Optional<RunningServe> found(long pid, long started) throws Exception {
    var serve =
        new RunningServe(pid, started, "127.0.0.1:1", state.toString(), "plumbline", "", 1, "");
    Files.write(state.resolve("serve.json"), Json.bytes(serve));
    return RunningServe.find(
        new Sources(Map.of("state.directory", state.toString()), Map.of(), null));
  }
}
