package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderingTest {
  @Test
  void hidesCredentialsThatStandInTheCodeAsTheyAre() {
    var variables = new Value.Obj(Map.of("DB_PASSWORD", Value.of("correct-horse")));

    assertThat(Rendering.of("environment.variables", variables, null))
        .isEqualTo("{DB_PASSWORD = \"••••••••\"}");
    assertThat(Rendering.of("environment", new Value.Obj(Map.of("DB_PWD", Value.of("q"))), null))
        .isEqualTo("{DB_PWD = \"••••••••\"}");
    assertThat(Rendering.of("environment.0.variables.API_TOKEN", Value.of("q"), null))
        .isEqualTo("••••••••");
    assertThat(Rendering.of("value", Value.of("AKIAQ2ZRHKLMNPQRSTAB"), null)).isEqualTo("••••••••");
    assertThat(Rendering.of("user_data", Value.of("#!/bin/sh\nexport TOKEN=abcdef0123"), null))
        .isEqualTo("#!/bin/sh\nexport TOKEN=••••••••");
  }

  @Test
  void showsWhatIsNone() {
    assertThat(Rendering.of("name", Value.of("orders"), null)).isEqualTo("orders");
    assertThat(Rendering.of("tags", new Value.Seq(List.of(Value.of("a"))), null))
        .isEqualTo("[\"a\"]");
    assertThat(Rendering.of("name", null, null)).isEmpty();
    assertThat(Rendering.of("name", Value.of("x".repeat(300)), null)).hasSize(200);
  }
}
