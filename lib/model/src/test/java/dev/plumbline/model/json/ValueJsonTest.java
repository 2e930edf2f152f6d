package dev.plumbline.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueJsonTest {
  private static final Value UNKNOWN =
      new Value.Unknown(new Value.Origin("aws_vpc.main", "id", "aws_vpc.main.id", "known later"));

  static Stream<Value> values() {
    return Stream.of(
        Value.Null.NULL,
        Value.of(true),
        Value.of("größe \"$unknown\" \u0000"),
        Value.of(Long.MAX_VALUE),
        new Value.Num(new BigDecimal("0.1")),
        new Value.Num(new BigDecimal("1e400")),
        new Value.Num(new BigDecimal("12345678901234567890.123456789012345678901")),
        new Value.Seq(List.of()),
        new Value.Seq(List.of(Value.Null.NULL, UNKNOWN, Value.of("a"))),
        Value.Obj.EMPTY,
        new Value.Obj(Map.of("a", new Value.Obj(Map.of("b", new Value.Seq(List.of(UNKNOWN)))))),
        UNKNOWN,
        new Value.Sensitive(Value.of("secret")),
        new Value.Sensitive(UNKNOWN),
        new Value.Obj(Map.of("inner", new Value.Sensitive(Value.Null.NULL))),
        new Value.Obj(Map.of("$unknown", Value.of("not one"))),
        new Value.Obj(Map.of("$sensitive", Value.of(1))),
        new Value.Obj(Map.of("$object", new Value.Obj(Map.of("$object", Value.of(2))))),
        new Value.Obj(Map.of("$ref", Value.of("#/a"))),
        ordered("a", "$unknown"),
        ordered("$unknown", "a"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void comesBackAsItWasWritten(Value value) {
    assertThat(Json.read(Json.bytes(value), Value.class)).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("values")
  void comesBackFromWithinARecord(Value value) {
    var holder = new Holder("before", value, List.of(value, value), "after");

    assertThat(Json.read(Json.bytes(holder), Holder.class)).isEqualTo(holder);
  }

  @Test
  void keepsTheOrderOfMembers() {
    Value read = Json.read(Json.bytes(ordered("z", "a", "m")), Value.class);

    assertThat(((Value.Obj) read).members().keySet()).containsExactly("z", "a", "m");
  }

  @Test
  void refusesAMarkThatItDoesNotKnow() {
    assertThatThrownBy(() -> Json.read("{\"$later\":1}".getBytes(UTF_8), Value.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$later");
  }

  @Test
  void writesPlainJsonWhereJsonSuffices() {
    var value = ordered("name", "size");

    assertThat(new String(Json.bytes(value), UTF_8)).isEqualTo("{\"name\":0,\"size\":1}");
  }

  private static Value.Obj ordered(String... names) {
    var members = new LinkedHashMap<String, Value>();
    for (String name : names) {
      members.put(name, Value.of(members.size()));
    }
    return new Value.Obj(members);
  }

  record Holder(String before, Value value, List<Value> values, String after) {}
}
