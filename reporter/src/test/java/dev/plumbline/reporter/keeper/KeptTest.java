package dev.plumbline.reporter.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.json.Json;
import org.junit.jupiter.api.Test;

class KeptTest {
  /** A changelog outlives a version, and may be read by an older one. */
  @Test
  void takesAStateOfANewerVersionForOpen() {
    Kept kept = Json.read("{\"state\":\"DISPUTED\",\"since\":1}".getBytes(UTF_8), Kept.class);

    assertThat(kept.state()).isEqualTo(Kept.State.OPEN);
    assertThat(kept.live()).isTrue();
  }
}
