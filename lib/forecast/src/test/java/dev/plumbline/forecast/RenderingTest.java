package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.veil.Secrecy;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderingTest {
  @Test
  void hidesCredentialsThatStandInTheCodeAsTheyAre() {
    var variables = new Value.Obj(Map.of("DB_PASSWORD", Value.of("correct-horse")));

    assertThat(Rendering.of("environment.variables", variables, Secrecy.UNKNOWN, Value.Obj.EMPTY))
        .isEqualTo("{DB_PASSWORD = \"••••••••\"}");
    assertThat(
            Rendering.of(
                "environment",
                new Value.Obj(Map.of("DB_PWD", Value.of("q"))),
                Secrecy.UNKNOWN,
                Value.Obj.EMPTY))
        .isEqualTo("{DB_PWD = \"••••••••\"}");
    assertThat(
            Rendering.of(
                "environment.0.variables.API_TOKEN",
                Value.of("q"),
                Secrecy.UNKNOWN,
                Value.Obj.EMPTY))
        .isEqualTo("••••••••");
    assertThat(
            Rendering.of(
                "value", Value.of("AKIAQ2ZRHKLMNPQRSTAB"), Secrecy.UNKNOWN, Value.Obj.EMPTY))
        .isEqualTo("••••••••");
    assertThat(
            Rendering.of(
                "user_data",
                Value.of("#!/bin/sh\nexport TOKEN=abcdef0123"),
                Secrecy.UNKNOWN,
                Value.Obj.EMPTY))
        .isEqualTo("#!/bin/sh\nexport TOKEN=••••••••");
  }

  @Test
  void showsWhatIsNone() {
    assertThat(Rendering.of("name", Value.of("orders"), Secrecy.UNKNOWN, Value.Obj.EMPTY))
        .isEqualTo("orders");
    assertThat(
            Rendering.of(
                "tags", new Value.Seq(List.of(Value.of("a"))), Secrecy.UNKNOWN, Value.Obj.EMPTY))
        .isEqualTo("[\"a\"]");
    assertThat(Rendering.of("name", null, Secrecy.UNKNOWN, Value.Obj.EMPTY)).isEmpty();
    assertThat(Rendering.of("name", Value.of("x".repeat(300)), Secrecy.UNKNOWN, Value.Obj.EMPTY))
        .hasSize(200);
  }
}
