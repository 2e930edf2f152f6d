package dev.plumbline.standalone.run;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateHoldTest {
  @TempDir private Path directory;

  @Test
  void oneHoldsADirectoryUntilItLetsGo() throws IOException {
    Path state = directory.resolve("state");

    try (var _ = StateHold.of(state)) {
      assertThatThrownBy(() -> StateHold.of(state))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("(process " + ProcessHandle.current().pid() + ") uses " + state);
    }

    assertThatNoException().isThrownBy(() -> StateHold.of(state).close());
  }
}
